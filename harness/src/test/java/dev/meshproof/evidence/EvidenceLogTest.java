package dev.meshproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meshproof.claim.Asks;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceLogTest {
    private static final Instant AT = Instant.parse("2026-07-27T12:00:00.123456789Z");
    private static final Duration TOOK = Duration.ofNanos(8_123_456);
    private static final Ask ASK = Asks.nodes(Phase.QUIET);

    @TempDir
    Path folder;

    private final Redaction redaction = new Redaction();

    @Test
    void reads_back_every_question_and_answer_of_a_lab() throws IOException {
        List<Observation> said = FakeLab.of(Plans.three()).evidence().observations();
        try (EvidenceLog log = log()) {
            for (Observation o : said) {
                assertThat(log.append(o.at(), o.took(), o.container(), o.ask(), o.answer()))
                        .isEqualTo(o);
            }
            assertThat(EvidenceLog.read(file()).observations())
                    .as("flushed as it happens")
                    .isEqualTo(said);
            assertThat(log.evidence().observations()).isEqualTo(said);
        }
    }

    static Stream<Answer> failures() {
        return Stream.of(
                new Answer.Reached("a:1", List.of()),
                new Answer.Refused("a:1"),
                new Answer.Reset("a:1"),
                new Answer.TimedOut("a:1"),
                new Answer.NoRoute("a:1"),
                new Answer.ProxyRefused("a:1", 5),
                new Answer.NoProxy(List.of(12)),
                new Answer.ProbeFailed("why \n \u001b[31m \"so\""));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void reads_back_every_way_to_fail(Answer answer) throws IOException {
        try (EvidenceLog log = log()) {
            log.append(AT, TOOK, "c0ffee", ASK, answer);
        }

        assertThat(EvidenceLog.read(file()).observations())
                .containsExactly(new Observation(1, AT, TOOK, "c0ffee", ASK, answer));
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void tags_sealed_types_with_their_kind() throws IOException {
        try (EvidenceLog log = log()) {
            log.append(
                    AT,
                    TOOK,
                    "c0ffee",
                    Asks.inspect(new Vantage.Neighbour("p"), Phase.QUIET),
                    new Answer.TimedOut("a:1"));
        }

        JsonNode line = EvidenceJson.mapper().readTree(Files.readString(file()));
        assertThat(line.at("/answer/kind").asText()).isEqualTo("timed-out");
        assertThat(line.at("/ask/what/kind").asText()).isEqualTo("inspect");
        assertThat(line.at("/ask/what/container/kind").asText()).isEqualTo("neighbour");
        assertThat(line.at("/at").asText()).isEqualTo("2026-07-27T12:00:00.123456789Z");
        assertThat(line.at("/took").asText()).isEqualTo("PT0.008123456S");
    }

    @Test
    void never_writes_a_secret_and_gives_back_what_it_wrote() throws IOException {
        redaction.add(Plans.AUTH_KEY);
        redaction.add("12345678");
        Answer.Response said = new Answer.Response(200, "ab", 12_345_678L, "key " + Plans.AUTH_KEY);
        Observation kept;
        try (EvidenceLog log = log()) {
            kept = log.append(AT, TOOK, "c0ffee", ASK, new Answer.Reached("a:1", List.of(said)));
        }

        assertThat(Files.readString(file())).doesNotContain("kMADEUPkey").contains("key [redacted]", "12345678");
        assertThat(EvidenceLog.read(file()).observations()).containsExactly(kept);
    }

    @Test
    void numbers_what_many_threads_write() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (EvidenceLog log = log()) {
            List<Callable<Observation>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int port = i;
                all.add(() -> log.append(AT, TOOK, "c0ffee", ASK, new Answer.Refused("a:" + port)));
            }
            threads.invokeAll(all);
        } finally {
            threads.shutdown();
        }

        List<Observation> read = EvidenceLog.read(file()).observations();
        assertThat(read).hasSize(400);
        assertThat(read)
                .extracting(Observation::seq)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L)
                .endsWith(400L);
    }

    @Test
    void leaves_out_a_last_line_cut_short_and_names_any_other_bad_line() throws IOException {
        try (EvidenceLog log = log()) {
            log.append(AT, TOOK, "c0ffee", ASK, new Answer.Refused("a:1"));
        }
        Files.writeString(file(), "{\"seq\":2,", StandardOpenOption.APPEND);
        assertThat(EvidenceLog.read(file()).observations()).hasSize(1);

        Files.writeString(file(), "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> EvidenceLog.read(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evidence.jsonl:2: is no observation");
    }

    @Test
    void never_overwrites_a_log() throws IOException {
        log().close();

        assertThatThrownBy(this::log).isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @Test
    void a_plan_reads_back_too() throws IOException {
        LabPlan plan = Plans.three();
        String json = EvidenceJson.mapper().writeValueAsString(plan);

        assertThat(EvidenceJson.mapper().readValue(json, LabPlan.class)).isEqualTo(plan);
    }

    @Test
    void finds_the_secrets_of_a_plan() {
        assertThat(PlanSecrets.of(Plans.three())).containsExactly(Plans.AUTH_KEY);
    }

    private EvidenceLog log() throws IOException {
        return EvidenceLog.create(file(), redaction);
    }

    private Path file() {
        return folder.resolve("evidence.jsonl");
    }
}
