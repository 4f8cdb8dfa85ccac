package dev.meshproof.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.evidence.Redaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunClockTest {
    /** Of a small clock, which is full sooner than one of {@link RunClock#MOST_BYTES} and otherwise the same. */
    private static final long SMALL = 512 << 10;

    private static final String SECRET = "hskey-auth-made-up";

    private final Redaction redaction = new Redaction();
    private final AtomicLong now = new AtomicLong();
    private final List<String> complaints = new ArrayList<>();

    @TempDir
    private Path runs;

    private RunFolder folder;
    private RunClock clock;

    @BeforeEach
    void open() throws IOException {
        redaction.add(SECRET);
        folder = RunFolder.create(runs, Instant.EPOCH, "x", redaction);
        clock = folder.openClock(Instant.parse("2026-11-30T10:00:00.5Z"), now::get, complaints::add);
    }

    @Test
    void bytes_are_told_before_they_are_written_and_not_again_within_the_step() throws IOException {
        try (OutputStream log = folder.log("a.log", "a", clock)) {
            at(10, log, "first\n");
            at(14, log, "within\n");
            at(15, log, "second\n");
        }

        assertThat(lines())
                .containsExactly(
                        "{\"clock\":1,\"zero\":\"2026-11-30T10:00:00.500Z\"}",
                        "{\"ms\":0,\"log\":1,\"file\":\"artifacts/a.log\",\"of\":\"a\"}",
                        "{\"ms\":10,\"log\":1,\"from\":0}",
                        "{\"ms\":15,\"log\":1,\"from\":13}");
    }

    @Test
    void places_are_those_of_the_file_where_a_secret_became_shorter_and_was_held_back() throws IOException {
        try (OutputStream log = folder.log("a.log", "a", clock)) {
            at(10, log, "key " + SECRET + "\n");
            at(20, log, "then hskey");
            at(30, log, "-auth-made-up\nlast\n");
        }

        String written = Files.readString(folder.path().resolve("artifacts/a.log"));
        assertThat(written).isEqualTo("key [redacted]\nthen [redacted]\nlast\n");
        assertThat(lines())
                .endsWith(
                        "{\"ms\":10,\"log\":1,\"from\":0}",
                        "{\"ms\":20,\"log\":1,\"from\":" + written.indexOf("then") + "}",
                        "{\"ms\":30,\"log\":1,\"from\":" + written.indexOf("[redacted]\nlast") + "}");
    }

    @Test
    void each_log_has_its_own_places() throws IOException {
        OutputStream one = folder.log("one.log", "one", clock);
        OutputStream two = folder.log("two.log", "two", clock);
        at(1, one, "aaa\n");
        at(2, two, "b\n");
        at(9, one, "c\n");

        assertThat(lines())
                .endsWith(
                        "{\"ms\":1,\"log\":1,\"from\":0}",
                        "{\"ms\":2,\"log\":2,\"from\":0}",
                        "{\"ms\":9,\"log\":1,\"from\":4}");
    }

    @Test
    void never_grows_beyond_its_size_and_says_so() throws IOException {
        OutputStream log = folder.log("a.log", "a", small());
        byte[] byteOfLog = {'x'};
        for (long i = 0; i < 25_000; i++) {
            now.addAndGet(RunClock.STEP_MILLIS << 8);
            log.write(byteOfLog);
        }

        long size = Files.size(folder.path().resolve(RunFolder.CLOCK));
        assertThat(size).isBetween(SMALL - 1_024, SMALL);
        assertThat(lines()).last().asString().matches("\\{\"ms\":\\d+,\"full\":true}");
        assertThat(Files.size(folder.path().resolve("artifacts/a.log"))).isEqualTo(25_000);
    }

    @Test
    void the_step_grows_with_the_file() throws IOException {
        OutputStream log = folder.log("a.log", "a", small());
        for (int i = 0; i < 37_500; i++) {
            now.addAndGet(RunClock.STEP_MILLIS);
            log.write('x');
        }

        // Three minutes of a log that never rests (50 of the usual size) are written with a step that has grown, and
        // have an end.
        assertThat(Files.size(folder.path().resolve(RunFolder.CLOCK))).isLessThan(SMALL - 1_024);
        List<String> lines = lines();
        assertThat(ms(lines.get(lines.size() - 1)) - ms(lines.get(lines.size() - 2)))
                .isGreaterThanOrEqualTo(RunClock.STEP_MILLIS << 4);
    }

    @Test
    void hostile_text_stays_one_line_without_secrets() throws IOException {
        clock.event("lease/service", "was not started: \u001b[31m" + SECRET + "\n{\"ms\":0}\u2028" + "x".repeat(900));

        assertThat(lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("[redacted] {")
                .doesNotContain(SECRET, "\u001b");
        assertThat(lines().get(1)).hasSizeLessThan(600);
    }

    @Test
    void after_its_end_the_log_goes_on_without_times() throws IOException {
        OutputStream log = folder.log("a.log", "a", clock);
        clock.close();
        at(10, log, "more\n");

        assertThat(lines()).hasSize(2);
        assertThat(folder.path().resolve("artifacts/a.log")).hasContent("more");
        assertThat(complaints).isEmpty();
    }

    @Test
    void should_fail_if_there_is_one_already() {
        assertThatThrownBy(() -> folder.openClock(Instant.EPOCH, now::get, complaints::add))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private RunClock small() throws IOException {
        clock.close();
        Path file = folder.path().resolve(RunFolder.CLOCK);
        Files.delete(file);
        return RunClock.create(file, SMALL, redaction, Instant.EPOCH, now::get, complaints::add);
    }

    @Test
    void the_step_of_a_run_first_grows_after_one_of_eight_mebibytes() throws IOException {
        OutputStream log = folder.log("a.log", "a", clock);
        int entries = 0;
        for (Path file = folder.path().resolve(RunFolder.CLOCK);
                Files.size(file) < RunClock.MOST_BYTES / 8;
                entries++) {
            now.addAndGet(RunClock.STEP_MILLIS);
            log.write('x');
        }
        now.addAndGet(RunClock.STEP_MILLIS);
        log.write('x');
        now.addAndGet(RunClock.STEP_MILLIS);
        log.write('x');

        assertThat(entries).isGreaterThan(20_000);
        assertThat(ms(lines().get(lines().size() - 1)) - ms(lines().get(lines().size() - 2)))
                .isEqualTo(RunClock.STEP_MILLIS << 1);
    }

    private void at(long millis, OutputStream log, String text) throws IOException {
        now.set(millis);
        log.write(text.getBytes(UTF_8));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.path().resolve(RunFolder.CLOCK));
    }

    private static long ms(String line) {
        return Long.parseLong(line.replaceAll(".*\"ms\":(\\d+).*", "$1"));
    }
}
