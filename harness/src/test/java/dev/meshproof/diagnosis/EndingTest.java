package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static Diagnosing deaf() {
        return Diagnosing.three().listening(FakeLab.listen("127.0.0.1", 1055));
    }

    @Test
    void says_how_a_container_ends() {
        assertThat(deaf().ended(3, "no such file", "2026/11/24 12:00:00 logger closing down")
                        .cause(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(
                        "akash-server-2/backend keeps ending: exit code 3, started again 2 times; its log ends with: no such"
                                + " file");
        assertThat(deaf().ended(137).of(ClaimId.BOUND_TO_LOOPBACK).orElseThrow())
                .satisfies(d -> assertThat(d.cause()).contains("exit code 137", "its memory of 512 MiB runs out"))
                .satisfies(d -> assertThat(d.remedy()).contains("more memory"));
    }

    @Test
    void what_never_ended_does_not_keep_ending() {
        assertThat(deaf().cause(ClaimId.BOUND_TO_LOOPBACK)).doesNotContain("keeps ending");
    }

    @Test
    void has_the_engines_words_where_a_container_cannot_start() {
        Diagnosing refused = Diagnosing.three()
                .answering(
                        Asking.from(new Vantage.Inside(Diagnosing.SECOND)),
                        new Answer.ProbeFailed("akash-server-2/backend was not started: exec: \"/no/such/sh\""));
        Diagnosing failing = Diagnosing.three()
                .answering(
                        Asking.from(new Vantage.Inside(Diagnosing.SECOND)),
                        new Answer.ProbeFailed("exec stream closed"));

        assertThat(refused.cause(ClaimId.JOINED))
                .isEqualTo("the engine cannot start the container of akash-server-2/backend: exec: \"/no/such/sh\"");
        assertThat(failing.of(ClaimId.JOINED)).isEmpty();
    }
}
