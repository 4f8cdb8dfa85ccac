package dev.meshproof.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.cli.Detail;
import dev.meshproof.cli.TerminalResult;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that prints whatever could do harm, under names as odd as Akash permits, harms nobody who looks at its run. */
class HostileReplicaIT {
    private static final String FILE =
            "<img src=x onerror=alert(1)> & \"q\" 'r' |t| [l](javascript:alert(2)) `c` @all #1 ::error::.yaml";

    /** Those whose questions make it answer, and print. */
    private static final List<String> JUDGED = List.of("joined", "bound-to-loopback", "unreachable-on-provider");

    @TempDir
    private static Path sdls;

    private static RunResult result;
    private static Path folder;
    private static String key;

    @BeforeAll
    static void run() throws Exception {
        Path sdl = Files.copy(Path.of("src/test/sdl/hostile.yaml"), sdls.resolve(FILE));
        LabPlan plan = Planner.plan(List.of(sdl), Planner.Options.of(List.of(sdl)));
        Settings settings = Settings.ofTests().withClaims(Catalogue.claims(JUDGED));
        try (LabRun run = LabRun.start(plan, settings, new LabEngine(), RunProgress.SILENT)) {
            key = Objects.requireNonNull(
                    RanAs.of(run.lab(), plan.replicas().get(0).id()).env().get("TS_AUTHKEY"));
            run.observe();
            folder = run.folder();
            result = run.finish();
        }
    }

    @Test
    void itsKeyIsNowhereInTheRunsFolder() throws IOException {
        assertThat(key).hasSizeGreaterThan(20);
        String encoded = Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
        assertThat(contents())
                .isNotEmpty()
                .allSatisfy((file, text) -> assertThat(text)
                        .as(file)
                        .doesNotContain(key)
                        .doesNotContain(encoded.substring(0, encoded.length() - 4)));
        assertThat(contents().values()).anyMatch(text -> text.contains("the key: [redacted]"));
    }

    @Test
    void noReportHasAControlCharacterOfIts() throws IOException {
        Map<String, String> reports = contents();
        reports.keySet().removeIf(file -> file.startsWith("artifacts/") || file.startsWith("relays/"));
        assertThat(reports).containsKeys("summary.md", "report.html", "run.json");
        assertThat(reports)
                .allSatisfy((file, text) -> assertThat(text.chars())
                        .as(file)
                        .noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f));
    }

    @Test
    void theTerminalShowsNoneOfItsSequences() {
        assertThat(new TerminalResult(80, false, Detail.ALL)
                        .render(result, folder.toString(), true)
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e))
                .noneMatch(line -> line.stripLeading().startsWith("::"));
    }

    @Test
    void theReportsAreTheSameWhenWrittenAgain() throws IOException {
        Map<String, String> before = contents();

        assertThat(RunListeners.tell(result, folder)).isEmpty();

        assertThat(contents()).isEqualTo(before);
    }

    /** Each file of the run, its bytes as characters. */
    private static Map<String, String> contents() throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        }
        return contents;
    }
}
