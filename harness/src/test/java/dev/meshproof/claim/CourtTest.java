package dev.meshproof.claim;

import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CourtTest {
    /** What became of one expectation's probe. */
    private enum Probe {
        HOLDS,
        VIOLATED,
        UNKNOWN,
        THROWS,
        FAILED,
        NEVER_ASKED
    }

    private record Part(Expectation.Kind kind, Probe probe) {}

    private record Told(ClaimId id, Set<ClaimId> needs, List<Case> told) implements Claim {
        @Override
        public Wording wording() {
            return new Wording("told", "told", "told");
        }

        @Override
        public List<Case> cases(LabPlan plan) {
            return told;
        }
    }

    private record Broken() implements Claim {
        @Override
        public ClaimId id() {
            return ClaimId.JOINED;
        }

        @Override
        public Wording wording() {
            return new Wording("broken", "broken", "broken");
        }

        @Override
        public Set<ClaimId> needs() {
            return Set.of();
        }

        @Override
        public List<Case> cases(LabPlan plan) {
            throw new IllegalStateException("a bug");
        }
    }

    private final LabPlan plan = Plans.three();
    private final List<Observation> observed = new ArrayList<>();
    private int port;

    /** The rules, told a second time and differently: as conditions on the whole case. */
    @Test
    void follows_the_rules_on_ten_thousand_random_cases() {
        Random random = new Random(42);
        int[] seen = new int[Verdict.values().length];
        for (int i = 0; i < 10_000; i++) {
            observed.clear();
            List<Part> checks = parts(random, random.nextInt(4));
            List<Part> controls = parts(random, random.nextInt(3));
            Verdict verdict = weigh(checks, controls);
            seen[verdict.ordinal()]++;

            boolean reached = checks.contains(new Part(Expectation.Kind.PRESENCE, Probe.VIOLATED));
            boolean missed = checks.contains(new Part(Expectation.Kind.ABSENCE, Probe.VIOLATED));
            boolean controlled = !controls.isEmpty() && controls.stream().allMatch(c -> c.probe() == Probe.HOLDS);
            boolean good = !checks.isEmpty() && checks.stream().allMatch(c -> c.probe() == Probe.HOLDS);

            assertThat(verdict == REFUTED).as("%s %s", checks, controls).isEqualTo(reached || missed && controlled);
            assertThat(verdict == PROVEN).as("%s %s", checks, controls).isEqualTo(good && controlled);
            assertThat(verdict).as("%s %s", checks, controls).isNotEqualTo(NOT_APPLICABLE);
        }
        assertThat(seen[PROVEN.ordinal()]).isGreaterThan(10);
        assertThat(seen[REFUTED.ordinal()]).isGreaterThan(100);
        assertThat(seen[INCONCLUSIVE.ordinal()]).isGreaterThan(100);
    }

    @Test
    void refutation_beats_doubt_beats_proof() {
        assertThat(Verdict.ofRun(List.of(PROVEN, INCONCLUSIVE, REFUTED, NOT_APPLICABLE)))
                .isEqualTo(REFUTED);
        assertThat(Verdict.ofRun(List.of(PROVEN, INCONCLUSIVE, NOT_APPLICABLE))).isEqualTo(INCONCLUSIVE);
        assertThat(Verdict.ofRun(List.of(PROVEN, NOT_APPLICABLE))).isEqualTo(PROVEN);
        assertThat(Verdict.ofRun(List.of(NOT_APPLICABLE))).isEqualTo(INCONCLUSIVE);
        assertThat(Verdict.ofRun(List.of())).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_claim_that_throws_is_inconclusive_and_the_others_are_judged() {
        Claim broken = new Broken();
        Claim fine = new Told(ClaimId.UNPRIVILEGED, Set.of(ClaimId.JOINED), List.of(about(1, Probe.HOLDS)));

        List<Judgement> judged = Court.judge(plan, Evidence.of(observed), List.of(broken, fine));

        assertThat(judged).extracting(Judgement::verdict).containsExactly(INCONCLUSIVE, PROVEN);
        assertThat(judged.get(0).reason()).contains("the claim itself failed", "a bug");
        assertThat(Catalogue.asks(plan, List.of(broken, fine))).isNotEmpty();
    }

    @Test
    void a_need_is_judged_first_whatever_the_order_and_turns_its_own_subject_only() {
        Claim later = new Told(
                ClaimId.UNPRIVILEGED, Set.of(ClaimId.JOINED), List.of(about(1, Probe.HOLDS), about(2, Probe.HOLDS)));
        Claim first = new Told(ClaimId.JOINED, Set.of(), List.of(about(1, Probe.VIOLATED), about(2, Probe.UNKNOWN)));

        List<Judgement> judged = Court.judge(plan, Evidence.of(observed), List.of(later, first));

        assertThat(judged).extracting(Judgement::id).containsExactly(ClaimId.UNPRIVILEGED, ClaimId.JOINED);
        assertThat(judged.get(0).cases()).extracting(JudgedCase::verdict).containsExactly(NOT_APPLICABLE, PROVEN);
        assertThat(judged.get(0).cases().get(0).reason()).isEqualTo("joined is refuted for akash-server-1/backend");
    }

    @Test
    void claims_in_a_circle_are_refused() {
        Claim one = new Told(ClaimId.JOINED, Set.of(ClaimId.UNPRIVILEGED), List.of());
        Claim two = new Told(ClaimId.UNPRIVILEGED, Set.of(ClaimId.JOINED), List.of());

        assertThatThrownBy(() -> Court.judge(plan, Evidence.of(List.of()), List.of(one, two)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void a_finding_names_the_observations_it_rests_on() {
        Case each = about(1, Probe.HOLDS);

        JudgedCase judged = Court.judge(
                        plan, Evidence.of(observed), List.of(new Told(ClaimId.UNPRIVILEGED, Set.of(), List.of(each))))
                .get(0)
                .cases()
                .get(0);

        assertThat(judged.checks().get(0).observations()).containsExactly(1L);
        assertThat(judged.controls().get(0).observations()).containsExactly(2L);
    }

    @Test
    void an_expectation_that_refutes_by_presence_takes_one_ask() {
        List<Ask> two = List.of(ask(), ask());

        assertThatThrownBy(() -> new Expectation(
                        "nobody is there",
                        java.util.Optional.empty(),
                        Expectation.Kind.PRESENCE,
                        two,
                        answers -> new Holds("none")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Verdict weigh(List<Part> checks, List<Part> controls) {
        Case each = new Case(
                new Subject.Replica(Plans.id(1)),
                checks.stream().map(this::expectation).toList(),
                controls.stream().map(this::expectation).toList());
        return Court.judge(
                        plan, Evidence.of(observed), List.of(new Told(ClaimId.UNPRIVILEGED, Set.of(), List.of(each))))
                .get(0)
                .verdict();
    }

    private Case about(int lease, Probe check) {
        return new Case(
                new Subject.Replica(Plans.id(lease)),
                List.of(expectation(new Part(Expectation.Kind.ABSENCE, check))),
                List.of(expectation(new Part(Expectation.Kind.ABSENCE, Probe.HOLDS))));
    }

    private Expectation expectation(Part part) {
        Ask ask = ask();
        if (part.probe() != Probe.NEVER_ASKED) {
            Answer answer = part.probe() == Probe.FAILED
                    ? new Answer.ProbeFailed("exec stream closed")
                    : new Answer.Reached("here", List.of());
            observed.add(
                    new Observation(observed.size() + 1L, Instant.EPOCH, Duration.ofMillis(1), "c0ffee", ask, answer));
        }
        Function<Answer, Outcome> test = answer -> switch (part.probe()) {
            case HOLDS -> new Holds("as expected");
            case VIOLATED -> new Violated("otherwise");
            case UNKNOWN -> new Unknown("who knows");
            case THROWS -> throw new IllegalStateException("a bug");
            case FAILED, NEVER_ASKED -> throw new AssertionError("the court must not ask the test");
        };
        return part.kind() == Expectation.Kind.PRESENCE
                ? Expectation.nothing("nothing is there", ask, test)
                : Expectation.something("something is there", ask, test);
    }

    private Ask ask() {
        return new Ask(
                new Vantage.Engine(),
                new Question.Connect(new Target.Loopback(), ++port),
                Phase.QUIET,
                Duration.ofSeconds(1));
    }

    private static List<Part> parts(Random random, int count) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Expectation.Kind kind = Expectation.Kind.values()[random.nextInt(2)];
            // Half of them hold, or next to nothing would ever be proven.
            parts.add(new Part(
                    kind, random.nextBoolean() ? Probe.HOLDS : Probe.values()[random.nextInt(Probe.values().length)]));
        }
        return parts;
    }
}
