package dev.meshproof.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.Claim;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.Observation;
import dev.meshproof.evidence.PlanSecrets;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunFolderTest {
    @TempDir
    Path runs;

    private final Redaction redaction = new Redaction();

    @Test
    void is_named_by_time_and_name_and_never_shared() throws IOException {
        Path inner = runs.resolve("a/b");

        assertThat(folder(inner, "three-providers").path()).hasFileName("2026-07-27T12-00-00Z-three-providers");
        assertThat(folder(inner, "three-providers").path()).hasFileName("2026-07-27T12-00-00Z-three-providers-2");
        assertThat(folder(inner, "../../x y").path().getParent()).isEqualTo(inner);
        assertThat(folder(inner, "").path()).isDirectory();
    }

    @Test
    void two_long_names_stay_two_and_logs_stay_logs() {
        String long1 = RunFolder.artifactPath("replica " + "x".repeat(200) + "/one.log");
        String long2 = RunFolder.artifactPath("replica " + "x".repeat(200) + "/two.log");

        assertThat(long1).hasSize("artifacts/".length() + 100).endsWith(".log").isNotEqualTo(long2);
        assertThat(long2).endsWith(".log");
        assertThat(RunFolder.artifactPath("x".repeat(200))).hasSize("artifacts/".length() + 100);
    }

    @Test
    void artifacts_are_redacted_and_stay_in_their_place() throws IOException {
        redaction.add(Plans.AUTH_KEY);
        RunFolder folder = folder(runs, "x");

        try (OutputStream log = folder.artifact("../replica one.log")) {
            log.write(("--authkey=" + Plans.AUTH_KEY).getBytes(UTF_8));
        }

        assertThat(RunFolder.artifactPath("../replica one.log")).isEqualTo("artifacts/__replica_one.log");
        assertThat(folder.path().resolve("artifacts/__replica_one.log")).hasContent("--authkey=[redacted]");
    }

    static Stream<UnaryOperator<FakeLab>> labs() {
        return Stream.of(
                lab -> lab,
                lab -> lab.onEveryAddress(Plans.id(1)),
                lab -> lab.neverJoined(Plans.id(3)),
                lab -> lab.reachedOverTailnet(1055),
                lab -> lab.failing(ask -> ask.hashCode() % 7 == 0));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void a_stored_run_is_judged_again_to_the_same_result(UnaryOperator<FakeLab> changed) throws IOException {
        LabPlan plan = Plans.three();
        PlanSecrets.of(plan).forEach(redaction::add);
        RunFolder folder = folder(runs, "x");
        folder.write(plan);
        Evidence evidence;
        try (EvidenceLog log = folder.openEvidence()) {
            for (Observation o : changed.apply(FakeLab.of(plan)).evidence().observations()) {
                log.append(o.at(), o.took(), o.container(), o.ask(), o.answer());
            }
            evidence = log.evidence();
        }
        RunResult written = folder.write(Judge.judge(Runs.facts(), plan, evidence));

        StoredRun stored = StoredRun.read(folder.path());
        assertThat(stored.result()).isEqualTo(written);
        assertThat(written.toString()).doesNotContain("kMADEUPkey");
        RunResult again = Judge.again(stored);

        assertThat(again).isEqualTo(stored.result());
        assertThat(RunJson.write(again, redaction))
                .isEqualTo(Files.readString(folder.path().resolve("run.json")));
        assertThat(again.verdict()).isNotEqualTo(Verdict.NOT_APPLICABLE);
        try (Stream<Path> files = Files.walk(folder.path())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .extracting(p -> p.getFileName().toString())
                    .containsExactlyInAnyOrder("run.json", "plan.json", "evidence.jsonl");
            assertThat(all).allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain("kMADEUPkey"));
        }
    }

    @Test
    void a_run_of_some_claims_is_judged_again_by_those_alone() throws IOException {
        LabPlan plan = Plans.three();
        List<Claim> claims = Catalogue.claims(List.of("reachable-by-address", "joined"));
        Evidence evidence = FakeLab.of(plan).evidence();
        RunResult some = Judge.judge(Runs.facts(), plan, evidence, claims);

        assertThat(some.claims()).extracting(ClaimResult::id).containsExactly("joined", "reachable-by-address");
        assertThat(Judge.again(new StoredRun(some, plan, evidence))).isEqualTo(some);
    }

    @Test
    void should_fail_if_there_is_no_such_claim() {
        assertThatThrownBy(() -> Catalogue.claims(List.of("joined", "unheard-of")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no claim \"unheard-of\"; there are joined, reachable-by-address");
    }

    @Test
    void a_run_of_no_claim_proves_nothing() {
        LabPlan plan = Plans.three();

        assertThat(Judge.judge(Runs.facts(), plan, FakeLab.of(plan).evidence(), List.of())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void listeners_are_told_all_the_same_when_one_fails() {
        StringBuilder told = new StringBuilder();
        RunListener broken = (run, folder) -> {
            throw new IOException("disk full");
        };
        RunListener fine = (run, folder) -> told.append(run.verdict());

        List<String> complaints = RunListeners.tell(List.of(broken, fine), Runs.proven(), runs);

        assertThat(told).hasToString("PROVEN");
        assertThat(complaints).singleElement().asString().contains("wrote no report", "disk full");
    }

    @Test
    void no_listener_is_no_complaint() {
        assertThat(RunListeners.tell(Runs.proven(), runs)).isEmpty();
    }

    private RunFolder folder(Path in, String name) throws IOException {
        return RunFolder.create(in, Runs.STARTED, name, redaction);
    }
}
