package dev.meshproof.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever writes reports, a stored run gives the same ones as when it ran. */
class StoredAgainTest {
    @TempDir
    private Path runs;

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                // Byte for byte: each is one character of this charset.
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void a_stored_run_gives_the_same_files_byte_for_byte(Verdict verdict) throws IOException {
        RunResult run = SampleRuns.of(3, verdict, "0.0.0.0 <b>| `tcp`\u001b[31m", List.of("Serving & \u0000 😀"));
        RunFolder folder = RunFolder.create(runs, run.startedAt(), run.name(), new Redaction());
        folder.write(run);

        assertThat(RunListeners.tell(run, folder.path())).isEmpty();
        Map<String, String> whenItRan = files(folder.path());
        for (String file : whenItRan.keySet()) {
            if (!file.equals(RunFolder.RESULT)) {
                Files.delete(folder.path().resolve(file));
            }
        }
        RunResult stored = RunJson.read(folder.path().resolve(RunFolder.RESULT));
        assertThat(RunListeners.tell(stored, folder.path())).isEmpty();

        assertThat(files(folder.path())).isEqualTo(whenItRan);
        assertThat(whenItRan)
                .hasSize(
                        1 + (int) ServiceLoader.load(RunListener.class).stream().count());
    }
}
