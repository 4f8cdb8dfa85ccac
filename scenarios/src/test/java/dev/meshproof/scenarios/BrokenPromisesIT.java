package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An SDL that breaks its promise is refuted at just that promise. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenPromisesIT {
    @TempDir
    private Path folder;

    @Test
    void serviceOnEveryAddressIsRefutedAtBoundToLoopback() throws Exception {
        try (Meshproof verify = Meshproof.verify(Sdls.firstChanged(folder, "--bind 127.0.0.1", "--bind 0.0.0.0"))) {
            verify.endsWith(1);
            Verdicts verdicts = Verdicts.of(verify.result());
            assertThat(verdicts.run()).isEqualTo("REFUTED");
            assertThat(verdicts.refutedClaims()).containsExactly("bound-to-loopback");
            assertThat(verdicts.provenClaims()).hasSize((int) verdicts.claimsThatApply() - 1);
            assertThat(verdicts.refutedSubjects("bound-to-loopback")).containsExactly("akash-server-1/backend");
        }
    }

    @Test
    void replicaThatNeverJoinsIsRefutedAtJoinedAndNamedWithItsLog() throws Exception {
        try (Meshproof verify = Meshproof.verify(
                Sdls.firstChanged(folder, "tailscale up \\", "echo tailscale up is missing here \\"))) {
            verify.endsWith(1);
            JsonNode result = verify.result();
            Verdicts verdicts = Verdicts.of(result);
            assertThat(verdicts.refutedClaims()).containsExactly("joined");
            assertThat(verdicts.refutedSubjects("joined")).containsExactly("akash-server-1/backend");
            assertThat(verdicts.otherVerdictsAbout("akash-server-1/backend", "joined"))
                    .isNotEmpty()
                    .containsOnly("NOT_APPLICABLE");
            assertThat(verdicts.logOf("akash-server-1/backend")).contains("tailscale up is missing here");
            assertThat(verify.progress()).anyMatch(line -> line.contains("has settled without joining"));
        }
    }

    @Test
    void replicaWhoseContainerCannotBeStartedIsRefutedAtJoinedInTheEnginesWords() throws Exception {
        try (Meshproof verify = Meshproof.verify(Sdls.firstChanged(folder, "- /bin/sh", "- /no/such/sh"))) {
            verify.endsWith(1);
            JsonNode result = verify.result();
            Verdicts verdicts = Verdicts.of(result);
            assertThat(verdicts.refutedClaims()).containsExactly("joined");
            assertThat(verdicts.refutedSubjects("joined")).containsExactly("akash-server-1/backend");
            assertThat(verdicts.logOf("akash-server-1/backend")).contains("/no/such/sh");
            assertThat(result.path("notices").toString())
                    .contains("was not started")
                    .contains("/no/such/sh");
            assertThat(result.path("durationMillis").asLong()).isLessThan(60_000);
        }
    }
}
