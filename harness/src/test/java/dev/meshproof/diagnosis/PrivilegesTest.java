package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
    private static Diagnosing inspected(List<String> capabilities, List<String> devices) {
        return Diagnosing.three()
                .answering(
                        Asking.inspect(new Vantage.Inside(Diagnosing.SECOND)),
                        new Answer.Inspection("c0ffee", false, capabilities, devices, true, Map.of()));
    }

    @Test
    void names_the_capability_or_the_device() {
        Diagnosing capability = inspected(List.of("NET_ADMIN"), List.of());
        Diagnosing device = inspected(List.of(), List.of("/dev/net/tun"));

        assertThat(capability.cause(ClaimId.UNPRIVILEGED))
                .startsWith("akash-server-2/backend was given what no provider gives")
                .contains("NET_ADMIN");
        assertThat(device.cause(ClaimId.UNPRIVILEGED)).contains("/dev/net/tun");
        assertThat(capability.at(ClaimId.UNPRIVILEGED)).isEqualTo("examples/akash-server-2.yaml:3:3");
    }

    @Test
    void knows_nothing_of_a_container_that_has_no_more_than_others() {
        assertThat(Diagnosing.three().of(ClaimId.UNPRIVILEGED)).isEmpty();
    }
}
