package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunFacts;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.Runs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class TerminalResultTest {
    /** 24 lines, but the one of the shell's prompt. */
    private static final int ROOM = 23;

    private static final String FOLDER = ".meshproof/runs/2026-07-27T12-00-00Z-three-providers";

    private static final RunResult LARGE = Runs.of(30);

    private static final List<RunResult> RUNS = List.of(
            Runs.proven(),
            Runs.exposed(),
            Runs.neverJoined(),
            Runs.inconclusive(),
            Runs.shop(),
            Runs.of(1),
            Runs.of(14),
            LARGE);

    private static final LabPlan FIVE = Plans.of(5, r -> r);

    private static final List<RunResult> FAILING = List.of(
            Judge.judge(
                    Runs.facts(), FIVE, FakeLab.of(FIVE).failing(ask -> true).evidence()),
            Judge.judge(
                    Runs.facts(),
                    FIVE,
                    FakeLab.of(FIVE)
                            .onEveryAddress(Plans.id(2))
                            .neverJoined(Plans.id(4))
                            .evidence()));

    @Test
    void a_proven_run_fits_one_screen_of_80_by_24() {
        String text = plain(Runs.proven());

        assertThat(text.lines().count()).isLessThanOrEqualTo(ROOM);
        assertThat(text)
                .startsWith("✓ PROVEN  three-providers")
                .contains(" controls · 13.9 s")
                .containsPattern("✓ 18 claims +PROVEN +\\d+ +\\d+ +\\d+\n  joined, reachable-by-address, ")
                .contains("  1 akash-server-1/backend")
                .contains("examples/akash-server-1.yaml")
                .contains("replicas join 7.9 s")
                .contains("Run   " + FOLDER);
        assertThat(text.lines().filter(l -> l.startsWith("  2 ")))
                .singleElement()
                .asString()
                .endsWith("✓✓   –  ✓✓");
    }

    /** As the three examples are: their SOCKS5 proxies are within reach of peers, which is noted, and stages take their time. */
    @Test
    void a_proven_run_with_a_note_fits_it_too() {
        LabPlan plan = Plans.three();
        RunFacts facts = Runs.facts();
        RunFacts real = new RunFacts(
                facts.name(),
                facts.id(),
                facts.startedAt(),
                facts.duration(),
                facts.meshproof(),
                facts.machine(),
                facts.storedSdls(),
                facts.replicas(),
                facts.images(),
                facts.versions(),
                Stream.of(
                                "engine and images",
                                "infrastructure",
                                "replicas",
                                "ready",
                                "quiet",
                                "canary",
                                "closing",
                                "take down")
                        .map(stage -> new RunResult.Timing(stage, 0, 12_300))
                        .toList(),
                List.of());
        Answer reached = new Answer.Attempts(
                List.of(new Answer.Attempt("SOCKS5 proxy", 1055, new Answer.Reached("100.64.0.2:1055", List.of()))));
        RunResult run = Judge.judge(
                real,
                plan,
                FakeLab.of(plan)
                        .answering(Asking.what(Question.TailnetPorts.class), reached)
                        .evidence());

        assertThat(plain(run)).contains("· tailnet-exposes-only-declared", "· 6 shorter\n");
        assertThat(plain(run).lines().count()).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void claims_that_the_plan_has_nothing_for_take_one_line_together() {
        assertThat(plain(Runs.proven())).contains("  nothing to judge for answers-siblings, answers-through-ingress\n");
        assertThat(plain(Runs.shop()))
                .contains("answers-siblings,\n  answers-through-ingress\n")
                .contains("  nothing to judge for joined, reachable-by-address, reachable-by-name,\n")
                .doesNotContain("Through SOCKS5");
    }

    @Test
    void a_refuted_run_says_what_was_expected_and_seen_and_where() {
        assertThat(told(Detail.ALL, Runs.exposed()))
                .startsWith("✗ REFUTED")
                .contains("✗ bound-to-loopback  akash-server-2/backend")
                .contains(
                        "  cause     the service of akash-server-2/backend listens on 0.0.0.0:8000, which\n            is every address of its container\n")
                .contains("  change    examples/akash-server-2.yaml:3:3: bind it to 127.0.0.1\n")
                .contains("  expected  port 8000 listens on no address but 127.0.0.1, when ready")
                .contains("  seen      0.0.0.0 (tcp)")
                .contains("  at        examples/akash-server-2.yaml:6:9")
                .contains("  its log   artifacts/akash-server-2-backend.log ends:")
                .contains("│ Serving HTTP on 0.0.0.0 port 8000 ...");
    }

    @Test
    void a_refuted_run_fits_one_screen_and_names_what_turned_by_one_cause_once() {
        String text = plain(Runs.exposed());

        assertThat(text.lines().count()).isLessThanOrEqualTo(ROOM);
        assertThat(text)
                .contains(
                        "✗ bound-to-loopback  akash-server-2/backend\n  cause     the service of",
                        "  change    examples/akash-server-2.yaml:3:3: bind it to 127.0.0.1\n",
                        "  likewise  unreachable-on-provider, unreachable-through-ingress,\n            unreachable-from-outside\n")
                .doesNotContain("as above", "its log", "NOT APPLICABLE   ");
        assertThat(text.lines().filter(l -> l.startsWith("✗ unreachable-on-provider")))
                .as("only in the table")
                .hasSize(1);
    }

    @Test
    void a_refuted_run_with_a_page_still_has_a_line_for_each_refuted_claim() {
        assertThat(new TerminalResult(80, false, Detail.SCREEN).render(Runs.exposed(), FOLDER, true))
                .containsPattern("✗ bound-to-loopback +REFUTED")
                .containsPattern("✗ unreachable-from-outside +REFUTED");
    }

    static Stream<RunResult> failing() {
        return FAILING.stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource({"runs", "failing"})
    void every_run_fits_one_screen_and_all_of_it_is_there_if_asked_for(RunResult run) {
        for (boolean page : List.of(true, false)) {
            String text = new TerminalResult(80, false, Detail.SCREEN).render(run, FOLDER, page);
            assertThat(text.lines().count()).as(text).isLessThanOrEqualTo(ROOM);
        }

        String all = told(Detail.ALL, run);
        run.sdls().forEach(sdl -> assertThat(all).contains(sdl.file()));
        assertThat(all).doesNotContain("more, in run.json", "more cases");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("failing")
    void what_does_not_fit_is_counted_and_said_to_be_in_run_json(RunResult run) {
        assertThat(plain(run)).containsPattern("more[ a-z]*, in run.json|the rest of it, in run.json|likewise  ");
    }

    @Test
    void quiet_is_the_verdict_alone_where_all_is_proven() {
        assertThat(told(Detail.QUIET, Runs.proven()).lines())
                .singleElement()
                .asString()
                .startsWith("✓ PROVEN  ");
    }

    @Test
    void quiet_is_what_failed_and_where_the_run_lies_where_something_did() {
        assertThat(told(Detail.QUIET, Runs.exposed()))
                .startsWith("✗ REFUTED  ")
                .contains("✗ bound-to-loopback  akash-server-2/backend", "  change    ")
                .endsWith("Run   " + FOLDER + "\n")
                .doesNotContain("Claims", "Through SOCKS5", "SDLs", "Time ");
    }

    @Test
    void the_page_is_named_last_if_there_is_one() {
        TerminalResult screen = new TerminalResult(80, false, Detail.SCREEN);

        assertThat(screen.render(Runs.proven(), FOLDER, true))
                .endsWith("Run   " + FOLDER + "\nPage  " + FOLDER + "/report.html\n");
        assertThat(screen.render(Runs.proven(), FOLDER, false)).endsWith("Run   " + FOLDER + "\n");
    }

    @Test
    void a_replica_that_never_joined_is_no_failure_of_its_other_claims() {
        String text = told(Detail.ALL, Runs.neverJoined());

        assertThat(text)
                .contains(
                        "✗ joined  akash-server-2/backend",
                        "no node akash-server-2 among",
                        "  also      tailscaled is NeedsLogin: logged out");
        assertThat(text.lines().filter(l -> l.startsWith("✗ "))).hasSize(3);
        assertThat(text.lines().filter(l -> l.startsWith("  1 ")))
                .singleElement()
                .asString()
                .endsWith(" –  ··  ✓✓");
    }

    @Test
    void an_inconclusive_run_names_what_is_unknown() {
        assertThat(plain(Runs.inconclusive())).contains("? INCONCLUSIVE", "the probe failed: exec stream closed");
    }

    static Stream<RunResult> runs() {
        return RUNS.stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("runs")
    void no_line_is_longer_than_the_terminal(RunResult run) {
        for (Detail detail : Detail.values()) {
            for (int width : List.of(60, 80, 120)) {
                assertThat(new TerminalResult(width, false, detail)
                                .render(run, FOLDER, true)
                                .lines())
                        .allSatisfy(l -> assertThat(Cells.of(l)).as(l).isLessThanOrEqualTo(width));
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("runs")
    void colours_change_nothing_but_the_colours(RunResult run) {
        String coloured = new TerminalResult(80, true, Detail.SCREEN).render(run, FOLDER, false);

        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain(run));
        assertThat(coloured).contains("\u001b[");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("runs")
    void hostile_text_cannot_steer_the_terminal(RunResult run) {
        assertThat(plain(run)).doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void a_large_lab_is_summed_up() {
        assertThat(plain(LARGE)).contains("870 of 870 pairs by address", "870 of 870 pairs by name");
    }

    @Test
    void wraps_and_cuts_by_cells() {
        assertThat(Cells.wrap("aaa bbb cccccccc d", 5)).containsExactly("aaa", "bbb", "ccccc", "ccc d");
        assertThat(Cells.fit("東京都", 5)).isEqualTo("東京…");
        assertThat(Cells.of("e\u0301")).isEqualTo(1);
    }

    private static String plain(RunResult run) {
        return told(Detail.SCREEN, run);
    }

    private static String told(Detail detail, RunResult run) {
        return new TerminalResult(80, false, detail).render(run, FOLDER, false);
    }
}
