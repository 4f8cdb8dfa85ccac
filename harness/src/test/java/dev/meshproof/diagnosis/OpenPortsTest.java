package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Mention;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Vantage;
import dev.meshproof.sdl.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPortsTest {
    private static Answer scan(OpenPort.Owner owner) {
        return new Answer.Scan(
                "198.18.0.6",
                65_535,
                0,
                List.of(
                        new OpenPort(8000, OpenPort.Owner.CANARY, OpenPort.Then.ANSWERED, "meshproof canary"),
                        new OpenPort(9100, owner, OpenPort.Then.ANSWERED, "HTTP/1.0 200 OK\r\nServer: x")));
    }

    @Test
    void names_an_undeclared_port_and_what_it_says() {
        LabPlan plan = Plans.of(
                3,
                r -> Plans.withMentions(r, new Mention("9100", new Position("examples/akash-server-2.yaml", 40, 5))));
        Diagnosing stray = Diagnosing.of(plan).answering(Asking.scan(Diagnosing.SECOND), scan(OpenPort.Owner.OTHER));

        assertThat(stray.cause(ClaimId.UNREACHABLE_ON_PROVIDER))
                .contains("akash-server-2/backend listens on port 9100", "it says: HTTP/1.0 200 OK");
        assertThat(stray.at(ClaimId.UNREACHABLE_ON_PROVIDER)).isEqualTo("examples/akash-server-2.yaml:40:5");
    }

    @Test
    void is_silent_of_a_port_that_is_tailscaleds() {
        assertThat(Diagnosing.three()
                        .answering(Asking.scan(Diagnosing.SECOND), scan(OpenPort.Owner.PROXY))
                        .of(ClaimId.UNREACHABLE_ON_PROVIDER))
                .isEmpty();
    }

    @Test
    void names_a_capability_that_no_provider_gives() {
        Answer more = new Answer.Inspection("c0ffee", false, List.of("NET_ADMIN"), List.of(), true, java.util.Map.of());

        assertThat(Diagnosing.three()
                        .answering(Asking.inspect(new Vantage.Inside(Diagnosing.SECOND)), more)
                        .cause(ClaimId.UNPRIVILEGED))
                .isEqualTo("akash-server-2/backend was given what no provider gives: added capability NET_ADMIN");
        assertThat(Diagnosing.three().of(ClaimId.UNPRIVILEGED)).isEmpty();
    }
}
