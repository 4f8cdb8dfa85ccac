package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Answer SILENT = new Answer.TimedOut("198.18.0.4:443");

    private static Predicate<Ask> asked(Class<? extends Target> part) {
        return ask -> ask.what() instanceof Question.Http http && part.isInstance(http.to());
    }

    @Test
    void says_that_the_control_plane_does_not_answer() {
        Diagnosing lost = Diagnosing.three()
                .tailscaled("NeedsLogin", "")
                .answering(
                        asked(Target.ControlPlane.class).and(Asking.from(new Vantage.Sandbox(Diagnosing.SECOND))),
                        SILENT);

        assertThat(lost.cause(ClaimId.JOINED))
                .isEqualTo("the control plane of the lab does not answer the sandbox of akash-server-2/backend:"
                        + " 198.18.0.4:443 did not answer in time");
        assertThat(lost.at(ClaimId.JOINED)).isEqualTo("nowhere");
        assertThat(lost.of(ClaimId.JOINED).orElseThrow().observations()).hasSize(1);
    }

    @Test
    void suspects_a_relay_that_does_not_answer_rather_than_a_policy() {
        Diagnosing lost = Diagnosing.of(Plans.withPolicy(Plans.three(), "acl.hujson"))
                .answering(Asking.what(Question.HttpThroughSocks5.class), new Answer.ProxyRefused("?", 1))
                .answering(asked(Target.Relay.class), SILENT);

        assertThat(lost.cause(ClaimId.REACHABLE_BY_ADDRESS)).startsWith("relay one of the lab does not answer");
    }

    @Test
    void suspects_neither_where_they_answer_or_where_what_was_reached_decides() {
        Diagnosing answered = Diagnosing.three().tailscaled("NeedsLogin", "");
        Diagnosing reached = Diagnosing.three()
                .listening(FakeLab.listen("0.0.0.0", 8000), FakeLab.listen("127.0.0.1", 1055))
                .answering(asked(Target.Relay.class).or(asked(Target.ControlPlane.class)), SILENT);

        assertThat(answered.cause(ClaimId.JOINED)).doesNotContain("of the lab");
        assertThat(reached.cause(ClaimId.BOUND_TO_LOOPBACK)).doesNotContain("of the lab");
    }
}
