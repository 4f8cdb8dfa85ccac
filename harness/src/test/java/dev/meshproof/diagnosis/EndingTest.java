package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import dev.meshproof.sdl.Position;
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
                .satisfies(d ->
                        assertThat(d.cause()).contains("was killed", "exit code 137", "its memory of 512 MiB runs out"))
                .satisfies(d -> assertThat(d.remedy()).contains("more memory"));
    }

    @Test
    void knows_a_container_that_ran_out_of_memory_by_what_the_engine_says() {
        assertThat(deaf().ranOutOfMemory(1).cause(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo(
                        "akash-server-2/backend ran out of its memory of 512 MiB (exit code 1), and was started again 2"
                                + " times");
        assertThat(deaf().ended(1).cause(ClaimId.BOUND_TO_LOOPBACK)).doesNotContain("memory");
    }

    @Test
    void points_at_the_memory_of_the_profile_where_that_is_known() {
        LabPlan plan = Plans.of(3, r -> Plans.withMemoryAt(r, new Position("examples/akash-server-2.yaml", 40, 15)));

        assertThat(Diagnosing.of(plan)
                        .listening(FakeLab.listen("127.0.0.1", 1055))
                        .ranOutOfMemory(137)
                        .at(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo("examples/akash-server-2.yaml:40:15");
        assertThat(deaf().ranOutOfMemory(137).at(ClaimId.BOUND_TO_LOOPBACK))
                .isEqualTo("examples/akash-server-2.yaml:3:3");
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
