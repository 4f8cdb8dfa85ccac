package dev.meshproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.RunOutline.ClaimOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
    @TempDir
    Path runs;

    private Path stored(String folder, RunResult run) throws IOException {
        Path made = Files.createDirectories(runs.resolve(folder));
        Files.writeString(made.resolve("run.json"), RunJson.write(run, new Redaction()));
        return made;
    }

    private Path stored(String folder, String json) throws IOException {
        Path made = Files.createDirectories(runs.resolve(folder));
        Files.writeString(made.resolve("run.json"), json);
        return made;
    }

    @Test
    void an_outline_says_what_the_result_says() throws IOException {
        RunResult run = Runs.exposed();

        RunOutline outline = RunOutline.read(stored("a", run));

        assertThat(outline.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(outline.name()).isEqualTo(run.name());
        assertThat(outline.id()).isEqualTo(run.id());
        assertThat(outline.startedAt()).isEqualTo(run.startedAt());
        assertThat(outline.durationMillis()).isEqualTo(run.durationMillis());
        assertThat(outline.meshproof()).isEqualTo(run.meshproof());
        assertThat(outline.sdls())
                .isEqualTo(run.sdls().stream()
                        .map(s -> new RunOutline.Sdl(s.file(), s.sha256()))
                        .toList());
        assertThat(outline.timings()).isEqualTo(run.timings());
        assertThat(outline.versions()).containsExactly("headscale v0.29.2", "tailscaled 1.102.3");
        assertThat(outline.claims())
                .extracting(ClaimOutline::id, ClaimOutline::verdict)
                .containsExactlyElementsOf(run.claims().stream()
                        .map(c -> tuple(c.id(), c.verdict()))
                        .toList());
        ClaimOutline bound = outline.claims().stream()
                .filter(c -> c.id().equals("bound-to-loopback"))
                .findFirst()
                .orElseThrow();
        assertThat(bound.cases()).isEqualTo(Map.of(Verdict.PROVEN, 2, Verdict.REFUTED, 1));
        assertThat(bound.failed()).isEqualTo(Map.of(Plans.id(2).toString(), Verdict.REFUTED));
    }

    @Test
    void other_schema_versions_are_read_where_the_needed_fields_are_there() throws IOException {
        String minimal =
                "{\"schemaVersion\": 99, \"new\": [{\"a\": [1, {}]}], \"verdict\": \"PROVEN\", \"name\": \"x\","
                        + " \"startedAt\": \"2026-01-01T00:00:00Z\", \"claims\": [{\"id\": \"joined\", \"verdict\": \"PROVEN\","
                        + " \"cases\": [{\"verdict\": \"PROVEN\", \"subject\": \"a\", \"more\": {\"x\": 1}}]}]}";

        RunOutline outline = RunOutline.read(stored("a", minimal));

        assertThat(outline.verdictOf("joined")).contains(Verdict.PROVEN);
        assertThat(outline.verdictOf("relayed")).isEmpty();
    }

    @Test
    void inputs_are_equal_only_where_the_same_was_run() throws IOException {
        String json = RunJson.write(Runs.proven(), new Redaction());
        String sha = Runs.proven().sdls().get(0).sha256();
        String first = RunOutline.read(stored("a", json)).inputs();

        assertThat(first)
                .hasSize(12)
                .isEqualTo(RunOutline.read(stored("b", Runs.exposed())).inputs());
        assertThat(RunOutline.read(stored("c", json.replace(sha, sha + "0"))).inputs())
                .isNotEqualTo(first);
        assertThat(RunOutline.read(stored("d", json.replace("\"onlyDeclared\" : false", "\"onlyDeclared\" : true")))
                        .inputs())
                .isNotEqualTo(first);
    }

    @Test
    void text_of_replicas_is_plain_and_short() throws IOException {
        String hostile = "\\u001b[31mred\\u202e" + "x".repeat(1000);
        String json = "{\"verdict\": \"PROVEN\", \"name\": \"" + hostile
                + "\", \"startedAt\": \"2026-01-01T00:00:00Z\", \"claims\": []}";

        assertThat(RunOutline.read(stored("a", json)).name())
                .startsWith("redxxx")
                .hasSize(200);
    }

    @Test
    void what_cannot_be_read_is_told_with_the_reason() throws IOException {
        stored("2026-01-05-good", Runs.proven());
        stored("2026-01-04-half", "{\"verdict\": \"PROVEN\", \"claims\": [{\"id\": ");
        stored("2026-01-03-text", "<html>");
        stored(
                "2026-01-02-other",
                "{\"verdict\": \"MAYBE\", \"name\": \"x\", \"startedAt\": \"2026-01-01T00:00:00Z\"}");
        stored("2026-01-01-empty", "");
        Files.createDirectories(runs.resolve("deep/er/2026-01-06-killed"));
        Files.createFile(runs.resolve("deep/er/2026-01-06-killed/evidence.jsonl"));
        Files.createDirectories(runs.resolve("no-run"));

        RunHistory history = RunHistory.below(runs);

        assertThat(history.runs()).extracting(RunOutline::verdict).containsExactly(Verdict.PROVEN);
        assertThat(history.missed())
                .extracting(m -> m.folder().getFileName() + " " + m.finished() + " " + m.why())
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).startsWith("2026-01-01-empty true").contains("it has no startedAt"),
                        m -> assertThat(m).startsWith("2026-01-02-other true").contains("MAYBE"),
                        m -> assertThat(m).startsWith("2026-01-03-text true").contains("is no result of a run"),
                        m -> assertThat(m).startsWith("2026-01-04-half true").contains("it ends in the middle"),
                        m -> assertThat(m).startsWith("2026-01-06-killed false").contains("did not come to its end"));
    }

    @Test
    void only_the_newest_are_read_and_the_others_counted() throws IOException {
        for (int i = 1; i <= 5; i++) {
            stored("2026-01-0" + i + "-x", Runs.proven());
        }

        RunHistory history = RunHistory.below(runs, 2);

        assertThat(history.older()).isEqualTo(3);
        assertThat(history.runs())
                .extracting(r -> r.folder().getFileName().toString())
                .containsExactly("2026-01-04-x", "2026-01-05-x");
    }

    @Test
    void no_such_folder_is_an_error() {
        assertThatThrownBy(() -> RunHistory.below(runs.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_comparison_says_what_differs() throws IOException {
        RunOutline before = RunOutline.read(stored("a", Runs.proven()));
        RunOutline after = RunOutline.read(stored("b", Runs.exposed()));

        RunComparison worse = RunComparison.of(before, after);
        RunComparison better = RunComparison.of(after, before);

        assertThat(worse.newlyFailing()).extracting(RunComparison.Change::what).contains("bound-to-loopback");
        assertThat(worse.fixed()).isEmpty();
        assertThat(better.fixed()).isNotEmpty().hasSameSizeAs(worse.newlyFailing());
        assertThat(better.newlyFailing()).isEmpty();
        assertThat(worse.cases())
                .extracting(RunComparison.Change::what)
                .contains("bound-to-loopback of " + Plans.id(2));
        assertThat(worse.sameInputs()).isTrue();
        assertThat(worse.sdls()).isEmpty();
        assertThat(worse.versions()).isEmpty();
        assertThat(worse.phases()).hasSize(4);
        assertThat(RunComparison.of(before, before).claims()).isEmpty();
    }

    @Test
    void indexers_are_told_all_the_same_when_one_fails() throws IOException {
        RunHistory history = RunHistory.below(runs);
        Path into = runs.resolve("new/index.html");
        RunIndexer broken = (h, file) -> {
            throw new IOException("disk full");
        };
        RunIndexer fine = (h, file) -> Files.writeString(file, "fine");

        assertThat(RunIndexers.write(List.of(broken, fine), history, into))
                .singleElement()
                .asString()
                .contains("wrote no index", "disk full");
        assertThat(into).hasContent("fine");
        assertThat(RunIndexers.write(List.of(), history, into))
                .singleElement()
                .asString()
                .contains("no index writer is on the class path");
    }
}
