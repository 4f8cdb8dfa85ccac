package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.ATTRIBUTED;
import static dev.meshproof.claim.ClaimId.OUTSIDER_DENIED;
import static dev.meshproof.claim.ClaimId.PROXY_PRIVATE;
import static dev.meshproof.claim.ClaimId.REACHABLE_BY_ADDRESS;
import static dev.meshproof.claim.ClaimId.REACHABLE_BY_NAME;
import static dev.meshproof.claim.ClaimId.UNREACHABLE_ACROSS_PROVIDERS;
import static dev.meshproof.claim.ClaimId.UNREACHABLE_ON_PROVIDER;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** On a machine that is too slow a silence proves nothing and an absence refutes nothing; on any other they do. */
class InTimeTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));
    private static final Target ADDRESS = new Target.TailnetAddress(Plans.id(2));
    private static final Target CONTAINER = new Target.ContainerAddress(Plans.id(1));
    private static final Vantage FOREIGN = new Vantage.Neighbour("provider-2");
    private static final Vantage OWN = new Vantage.Neighbour("provider-1");
    private static final Predicate<Ask> SERVICE = Asking.throughProxy(Plans.id(1), ADDRESS)
            .and(ask -> ((Question.HttpThroughSocks5) ask.what()).port() == 8000);
    private static final Predicate<Ask> RELAY = Asking.get(new Vantage.Sandbox(Plans.id(2)), new Target.Relay("one"));
    private static final Predicate<Ask> OWN_SERVICE =
            ask -> ask.what() instanceof Question.HttpThroughSocks5 q && q.to() instanceof Target.OutsidersService;
    private static final Answer SILENT = new Answer.TimedOut("100.64.0.2:8000");

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase judged(ClaimId claim, Subject subject) {
        return Verdicts.of(plan, lab).of(claim, subject);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void an_absence_refutes_nothing_where_a_control_took_more_than_a_third_of_the_wait() {
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), SILENT)
                .taking(RELAY.and(Asking.in(Phase.QUIET)), millis(3_400));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).reason())
                .endsWith(
                        "100.64.0.2:8000 did not answer in time; silent for 10.00 s, while its control took 3.40 s to be"
                                + " answered, where 3.33 s is the most: too slow a machine to tell");
        assertThat(judged(REACHABLE_BY_NAME, PAIR).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void an_absence_refutes_where_every_control_was_quick_enough() {
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), SILENT)
                .taking(RELAY.and(Asking.in(Phase.QUIET)), millis(3_300));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void who_takes_a_connection_and_says_nothing_until_the_time_is_over_may_only_be_slow() {
        Answer mute = new Answer.Reached("100.64.0.2:8000", List.of());
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), mute)
                .taking(RELAY.and(Asking.in(Phase.QUIET)), millis(6_000))
                .taking(SERVICE.and(Asking.in(Phase.QUIET)), millis(10_001));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void who_takes_a_connection_and_ends_it_before_the_time_is_over_has_answered() {
        Answer mute = new Answer.Reached("100.64.0.2:8000", List.of());
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), mute)
                .taking(RELAY.and(Asking.in(Phase.QUIET)), millis(6_000))
                .taking(SERVICE.and(Asking.in(Phase.QUIET)), millis(9_000));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_refusal_is_an_answer_however_slow_the_machine() {
        lab.answering(SERVICE, new Answer.ProxyRefused("100.64.0.2:8000", 1)).taking(ask -> true, millis(9_000));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_control_tells_of_its_own_phase() {
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), SILENT)
                .taking(RELAY.and(Asking.in(Phase.CLOSING)), millis(9_000));

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_premise_that_was_not_seen_in_time_leaves_it_open_whether_there_is_something_to_judge() {
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), SILENT);
        assertThat(judged(ATTRIBUTED, PAIR).verdict()).isEqualTo(NOT_APPLICABLE);

        lab.taking(RELAY.and(Asking.in(Phase.QUIET)), millis(5_000));
        assertThat(judged(ATTRIBUTED, PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(ATTRIBUTED, PAIR).reason()).contains("through SOCKS5, port 8000", "its control took 5.00 s");
    }

    @Test
    void a_silence_proves_nothing_where_its_control_took_more_than_two_thirds_of_the_wait() {
        lab.answering(Asking.connect(FOREIGN, CONTAINER), new Answer.TimedOut("198.18.0.2:8000"))
                .taking(Asking.connect(OWN, CONTAINER).and(Asking.in(Phase.CANARY)), millis(6_700));

        assertThat(judged(UNREACHABLE_ACROSS_PROVIDERS, FIRST).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(UNREACHABLE_ACROSS_PROVIDERS, FIRST).reason())
                .endsWith(
                        "silent for 2.00 s, while its control took 6.70 s to be answered, where 1.33 s is the most: too"
                                + " slow a machine to tell");
    }

    @Test
    void a_silence_proves_where_the_same_attempt_was_given_enough_time_in_another_phase() {
        lab.answering(Asking.connect(FOREIGN, CONTAINER), new Answer.TimedOut("198.18.0.2:8000"))
                .taking(Asking.connect(OWN, CONTAINER).and(Asking.in(Phase.CANARY)), millis(6_600));

        JudgedCase judged = judged(UNREACHABLE_ACROSS_PROVIDERS, FIRST);

        assertThat(judged.verdict()).isEqualTo(PROVEN);
        assertThat(judged.checks())
                .anySatisfy(finding -> assertThat(finding.outcome().seen())
                        .contains("silent for 2.00 s, while its control took 6.60 s")
                        .endsWith("the same attempt was given enough time while the canary listens"));
    }

    @Test
    void no_route_and_a_refusal_prove_however_slow_the_machine() {
        lab.answering(Asking.connect(FOREIGN, CONTAINER), new Answer.NoRoute("198.18.0.2"))
                .answering(
                        Asking.connect(new Vantage.Neighbour("provider-3"), CONTAINER),
                        new Answer.Refused("198.18.0.2:8000"))
                .taking(ask -> true, millis(9_900));

        assertThat(judged(UNREACHABLE_ACROSS_PROVIDERS, FIRST).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void what_takes_its_time_by_itself_is_no_measure() {
        lab.answering(
                        Asking.connect(OWN, CONTAINER).and(Asking.in(Phase.QUIET)),
                        new Answer.TimedOut("198.18.0.2:8000"))
                .taking(Asking.scan(Plans.id(1)), millis(50_000));

        assertThat(judged(UNREACHABLE_ON_PROVIDER, FIRST).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void one_of_several_attempts_that_timed_out_counts_like_any() {
        Answer silent = new Answer.Attempts(List.of(
                new Answer.Attempt("HTTP proxy", 8080, new Answer.NoRoute("198.18.0.2:8080")),
                new Answer.Attempt("SOCKS5 proxy", 1055, new Answer.TimedOut("198.18.0.2:1055"))));
        lab.answering(Asking.proxies(FOREIGN, Plans.id(1)), silent);
        assertThat(judged(PROXY_PRIVATE, FIRST).verdict()).isEqualTo(PROVEN);

        lab.taking(Asking.proxies(OWN, Plans.id(1)).and(Asking.in(Phase.CANARY)), millis(7_000));
        assertThat(judged(PROXY_PRIVATE, FIRST).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void an_outsider_is_not_denied_by_a_machine_on_which_its_own_service_takes_as_long() {
        lab.taking(OWN_SERVICE.and(Asking.in(Phase.QUIET)), millis(2_120))
                .taking(OWN_SERVICE.and(Asking.in(Phase.CANARY)), millis(3_670));

        assertThat(judged(OUTSIDER_DENIED, FIRST).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void an_outsider_is_denied_where_one_of_the_phases_gave_it_enough_time() {
        lab.taking(OWN_SERVICE.and(Asking.in(Phase.QUIET)), millis(2_120))
                .taking(OWN_SERVICE.and(Asking.in(Phase.CANARY)), millis(1_300));

        assertThat(judged(OUTSIDER_DENIED, FIRST).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void what_was_seen_refutes_however_slow_the_machine() {
        lab.answering(
                        Asking.connect(FOREIGN, CONTAINER).and(Asking.in(Phase.CLOSING)),
                        new Answer.Reached("198.18.0.2:8000", List.of()))
                .taking(ask -> true, millis(9_900));

        assertThat(judged(UNREACHABLE_ACROSS_PROVIDERS, FIRST).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_finding_names_the_control_that_was_too_slow() {
        lab.answering(SERVICE.and(Asking.in(Phase.QUIET)), SILENT)
                .taking(RELAY.and(Asking.in(Phase.QUIET)), millis(5_000));
        long control = lab.evidence().observations().stream()
                .filter(o -> RELAY.and(Asking.in(Phase.QUIET)).test(o.ask()))
                .findFirst()
                .orElseThrow()
                .seq();

        assertThat(judged(REACHABLE_BY_ADDRESS, PAIR).checks().get(0).observations())
                .contains(control);
    }

    @Test
    void neither_counts_where_no_control_was_timed() {
        Expectation nobody = Expectation.nothing(
                "nobody answers", Asks.connect(FOREIGN, CONTAINER, 8000, Phase.QUIET), Silence::ofConnect);
        Expectation somebody = Expectation.something(
                "somebody answers", Asks.connect(FOREIGN, CONTAINER, 8000, Phase.QUIET), Silence::broken);
        Expectation control = Expectation.something(
                "a table is read", Asks.sockets(Plans.id(1), Phase.QUIET), answer -> new Outcome.Holds("read"));

        for (Expectation check : List.of(nobody, somebody)) {
            JudgedCase judged = new Weighing(lab.evidence()).weigh(new Case(FIRST, List.of(check), List.of(control)));

            assertThat(judged.verdict()).isEqualTo(INCONCLUSIVE);
            assertThat(judged.reason()).endsWith("silent for 2.00 s, and no control shows how long an answer takes");
        }
    }
}
