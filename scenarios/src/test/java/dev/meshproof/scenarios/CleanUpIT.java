package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.probe.Answer;
import dev.meshproof.run.RunFolder;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.view.CaptureScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, nothing of it is left, and nothing of anybody else is touched. */
@Execution(ExecutionMode.CONCURRENT)
class CleanUpIT {
    /** 128 + SIGINT, as a shell tells it. */
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path runs;

    @ParameterizedTest
    @ValueSource(strings = {"infrastructure", "replicas", "  ready", "take down"})
    void ctrlCLeavesNothingButEvidence(String stage) throws Exception {
        try (Meshproof verify =
                Meshproof.verifyLittle(runs, Sdls.two()).until(stage).interrupt()) {
            verify.endsWith(INTERRUPTED);
            assertThat(Traces.of(verify)).isEmpty();
            assertThat(verify.progress())
                    .anyMatch(line -> line.endsWith("interrupted; taking the lab down"))
                    .allMatch(line -> line.matches(" *[0-9.]+ s  .*"), "is a line of progress");
            assertThat(onlyRunIn(runs).resolve("evidence.jsonl")).exists();
        }
    }

    @Test
    void ctrlCKeepsWhatWasObservedAndTellsNoVerdict() throws Exception {
        try (Meshproof verify =
                Meshproof.verifyInto(runs, Sdls.two()).until("canary").interrupt()) {
            verify.endsWith(INTERRUPTED);
            assertThat(EvidenceLog.read(onlyRunIn(runs).resolve("evidence.jsonl"))
                            .observations())
                    .isNotEmpty()
                    .noneMatch(observation -> observation.answer() instanceof Answer.ProbeFailed);
            assertThat(onlyRunIn(runs).resolve("run.json")).doesNotExist();
            assertThat(packets(onlyRunIn(runs).resolve(RunFolder.relayPath("relay-1"))))
                    .isPositive();
            assertThat(verify.out()).isEmpty();
        }
    }

    private static long packets(Path captures) throws IOException {
        try (Stream<Path> all = Files.list(captures)) {
            CaptureScan scan = CaptureScan.of(all.sorted().toList(), new NeedleSearch(List.of()), true);
            assertThat(scan.files()).allMatch(file -> file.trouble() == null);
            return scan.view().packets();
        }
    }

    private static Path onlyRunIn(Path runs) throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> found = all.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
