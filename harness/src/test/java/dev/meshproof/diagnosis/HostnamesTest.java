package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.sdl.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostnamesTest {
    private static final Position AT = new Position("examples/akash-server-2.yaml", 12, 9);

    @Test
    void says_under_which_name_a_node_joined() {
        Diagnosing other = Diagnosing.three()
                .tailscaled("Running", "web")
                .answering(Asking.what(Question.NodeList.class), new Answer.Nodes(List.of()));

        assertThat(other.cause(ClaimId.JOINED)).contains("joined under the hostname web, and not as akash-server-2");
        assertThat(Diagnosing.three().tailscaled("Running", "akash-server-2").of(ClaimId.JOINED))
                .isEmpty();
    }

    @Test
    void says_who_asks_for_the_same_name_and_what_he_got() {
        LabPlan plan = Plans.of(2, r -> Plans.withHostname(r, new Fact.Known<>("one", Fact.Source.ENV, AT)));
        Answer.Nodes nodes = new Answer.Nodes(List.of(
                new Answer.Node("1", "one", "one", List.of("100.64.0.1"), true, "lab", "nodekey:1"),
                new Answer.Node("2", "one", "one-1", List.of("100.64.0.2"), true, "lab", "nodekey:2")));
        Diagnosing twice =
                Diagnosing.of(plan).tailscaled("Running", "one").answering(Asking.what(Question.NodeList.class), nodes);
        assertThat(twice.cause(ClaimId.JOINED)).contains("ask for one hostname, one,", "one-1");
        assertThat(twice.at(ClaimId.JOINED)).isEqualTo(AT.toString());
    }

    @Test
    void says_that_a_name_is_no_name() {
        String line = "\"akash_server_2\" is not a valid DNS label: contains invalid character '_'";

        assertThat(Diagnosing.three()
                        .tailscaled("NeedsLogin", "")
                        .ended(1, line)
                        .cause(ClaimId.JOINED))
                .isEqualTo("tailscale refuses the hostname of akash-server-2/backend: " + line);
    }
}
