package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Plans;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.CanaryHits;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Transfer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelaysTest {
    @Test
    void says_that_a_relay_could_read_what_was_sent() {
        Answer view = new Answer.RelayView(
                1,
                1,
                true,
                List.of(),
                List.of(new Answer.Sought("canary-1", Optional.of(Plans.id(1)), Optional.of(Diagnosing.SECOND))),
                List.of(new CanaryHits("canary-1", "hex", 4)),
                List.of(),
                0,
                "");
        Diagnosing read = Diagnosing.three().answering(Asking.what(Question.RelayView.class), view);

        assertThat(read.cause(ClaimId.SEALED_ON_RELAY))
                .isEqualTo(
                        "a relay could read more of akash-server-1/backend -> akash-server-2/backend than sealed packets:"
                                + " canary-1 as hex, 4 times");
        assertThat(read.at(ClaimId.SEALED_ON_RELAY)).startsWith("examples/akash-server-1.yaml");
    }

    @Test
    void says_that_something_altered_arrived() {
        Transfer altered = new Transfer(Transfer.Then.ALTERED, 1, 1, "byte 7 is another");
        Diagnosing arrived = Diagnosing.three()
                .answering(Asking.what(Question.Tamper.class), new Answer.Tampering(List.of(altered), 9, 1, altered));

        assertThat(arrived.cause(ClaimId.TAMPER_EVIDENT)).endsWith("arrived altered: byte 7 is another");
    }

    @Test
    void says_that_a_relay_lets_everybody_in() {
        Diagnosing open = Diagnosing.three()
                .answering(Asking.what(Question.Stranger.class), new Answer.Stranger("nodekey:66", true));

        assertThat(open.cause(ClaimId.KNOWN_PARTIES))
                .isEqualTo(
                        "relay one lets in whom the control plane does not know: it was let in, with the key nodekey:66");
        assertThat(open.of(ClaimId.KNOWN_PARTIES).orElseThrow().remedy()).contains("--verify-client-url");
        assertThat(open.at(ClaimId.KNOWN_PARTIES)).isEqualTo("nowhere");
    }

    @Test
    void says_whose_wiretap_says_nothing() {
        Diagnosing silent = Diagnosing.three()
                .answering(
                        Asking.what(Question.RelayCounts.class), new Answer.ProbeFailed("the wiretap did not answer"));

        for (ClaimId claim : List.of(ClaimId.SEALED_ON_RELAY, ClaimId.KNOWN_PARTIES, ClaimId.RELAYED)) {
            assertThat(silent.cause(claim))
                    .isEqualTo("what relay one sees could not be had: the wiretap did not answer");
        }
        assertThat(silent.cause(ClaimId.JOINED)).isEqualTo("none");
    }
}
