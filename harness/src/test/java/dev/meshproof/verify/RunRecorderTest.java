package dev.meshproof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.lab.Lab;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path runs;

    private RunRecorder recorder;

    @BeforeEach
    void open() throws IOException {
        recorder = new RunRecorder(RunFolder.create(runs, Instant.EPOCH, "x", new Redaction()), new RunProgress() {
            @Override
            public void stage(String name) {
                told.add(name);
            }

            @Override
            public void event(String what) {
                told.add("  " + what);
            }
        });
    }

    @Test
    void a_stage_ends_when_the_next_begins() {
        recorder.stage("replicas");
        recorder.stage("ready");

        assertThat(recorder.timings()).extracting(Timing::name).containsExactly("replicas", "ready");
        assertThat(told).containsExactly("replicas", "ready");
    }

    @Test
    void secrets_are_in_no_event_and_in_no_log() throws IOException {
        recorder.secret(Plans.AUTH_KEY);
        recorder.event("joined with " + Plans.AUTH_KEY);
        recorder.output("replica a").accept(("--authkey=" + Plans.AUTH_KEY + "\n").getBytes(UTF_8));
        recorder.close();

        assertThat(told).containsExactly("  joined with [redacted]");
        assertThat(runs.resolve("1970-01-01T00-00-00Z-x/artifacts/replica_a.log"))
                .hasContent("--authkey=[redacted]");
    }

    @Test
    void the_tail_is_the_last_twenty_lines_with_their_file() throws IOException {
        String lines =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        recorder.output("replica a").accept(lines.getBytes(UTF_8));

        LogTail tail = recorder.tail("replica a");

        assertThat(tail.file()).contains("artifacts/replica_a.log");
        assertThat(tail.lastLines()).hasSize(20).startsWith("line 6").endsWith("line 25");
        assertThat(recorder.tail("replica b")).isEqualTo(LogTail.NONE);
    }

    @Test
    void the_clock_has_what_became_of_replicas_and_where_each_log_begins() throws IOException {
        recorder.secret(Plans.AUTH_KEY);
        recorder.output("replica " + Plans.id(1)).accept("installing\n".getBytes(UTF_8));
        recorder.settled(Plans.id(1), "ready");
        recorder.restarted(Plans.id(1), 3, false, 1);
        recorder.notStarted(Plans.id(1), "no such file as " + Plans.AUTH_KEY, 1);
        recorder.event("interrupted");
        recorder.close();

        assertThat(told).first().isEqualTo("  akash-server-1/backend ready");
        assertThat(Files.readAllLines(runs.resolve("1970-01-01T00-00-00Z-x/clock.jsonl")))
                .extracting(line ->
                        line.replaceAll("\"ms\":\\d+", "\"ms\":0").replaceAll("\"zero\":\"[^\"]+\"", "\"zero\":\"\""))
                .containsExactly(
                        "{\"clock\":1,\"zero\":\"\"}",
                        "{\"ms\":0,\"log\":1,\"file\":\"artifacts/replica_akash-server-1_backend.log\","
                                + "\"of\":\"replica akash-server-1/backend\"}",
                        "{\"ms\":0,\"log\":1,\"from\":0}",
                        "{\"ms\":0,\"of\":\"akash-server-1/backend\",\"event\":\"ready\"}",
                        "{\"ms\":0,\"of\":\"akash-server-1/backend\","
                                + "\"event\":\"ended with exit code 3 and is restarted (1)\"}",
                        "{\"ms\":0,\"log\":2,\"file\":\"artifacts/replica_akash-server-1_backend_restart_1.log\","
                                + "\"of\":\"replica akash-server-1/backend restart 1\"}",
                        "{\"ms\":0,\"log\":2,\"from\":0}",
                        "{\"ms\":0,\"of\":\"akash-server-1/backend\","
                                + "\"event\":\"was not started: no such file as [redacted]\"}",
                        "{\"ms\":0,\"of\":\"\",\"event\":\"interrupted\"}");
    }

    @Test
    void a_restart_is_told_and_kept() {
        recorder.restarted(Plans.id(1), 3, false, 1);
        recorder.restarted(Plans.id(1), 137, true, 2);

        assertThat(recorder.notices())
                .containsExactly(
                        "replica akash-server-1/backend ended with exit code 3 and is restarted (1)",
                        "replica akash-server-1/backend ended with exit code 137, out of memory, and is restarted (2)");
    }

    @Test
    void what_the_engine_would_not_start_is_kept_once_and_stands_in_each_log() throws IOException {
        recorder.notStarted(Plans.id(1), "no such file", 0);
        recorder.notStarted(Plans.id(1), "no such file", 1);

        assertThat(recorder.notices()).containsExactly("replica akash-server-1/backend was not started: no such file");
        assertThat(told).hasSize(2);
        assertThat(recorder.tail(Lab.logOf(Plans.id(1), 1)).lastLines()).containsExactly("no such file");
    }
}
