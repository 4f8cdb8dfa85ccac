package dev.meshproof.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No claim asks for show: it is not proven once any of its asks fails, is not put, or is answered by something else. */
class EveryAskCountsTest {
    private final LabPlan plan = Plans.withEverything();
    private final List<Observation> all = FakeLab.of(plan).evidence().observations();

    private Verdict with(Claim claim, UnaryOperator<List<Observation>> changed) {
        return Court.judge(plan, Evidence.of(changed.apply(all)), List.of(claim))
                .get(0)
                .verdict();
    }

    private Stream<Observation> of(Claim claim) {
        var asks = claim.cases(plan).stream().flatMap(Case::asks).distinct().toList();
        return all.stream().filter(o -> asks.contains(o.ask()));
    }

    @TestFactory
    Stream<DynamicTest> is_proven_as_it_is() {
        return each(claim -> assertThat(with(claim, o -> o)).isEqualTo(Verdict.PROVEN));
    }

    @TestFactory
    Stream<DynamicTest> should_fail_if_a_probe_fails() {
        return each(claim -> assertThat(of(claim))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(with(claim, answering(o, new Answer.ProbeFailed("exec stream closed"))))
                        .isEqualTo(Verdict.INCONCLUSIVE)));
    }

    @TestFactory
    Stream<DynamicTest> should_fail_if_an_ask_is_not_put() {
        return each(claim -> assertThat(of(claim))
                .isNotEmpty()
                .allSatisfy(o -> assertThat(with(
                                claim,
                                others -> others.stream()
                                        .filter(other -> !other.equals(o))
                                        .toList()))
                        .isEqualTo(Verdict.INCONCLUSIVE)));
    }

    @TestFactory
    Stream<DynamicTest> should_fail_if_an_answer_is_of_another_kind() {
        return each(claim -> assertThat(of(claim)).isNotEmpty().allSatisfy(o -> {
            Answer odd = o.ask().what() instanceof Question.HostListener
                    ? new Answer.Counters(List.of())
                    : new Answer.Heard(List.of());
            assertThat(with(claim, answering(o, odd))).isNotEqualTo(Verdict.PROVEN);
        }));
    }

    private static UnaryOperator<List<Observation>> answering(Observation one, Answer answer) {
        return all -> all.stream()
                .map(o ->
                        o.equals(one) ? new Observation(o.seq(), o.at(), o.took(), o.container(), o.ask(), answer) : o)
                .toList();
    }

    private static Stream<DynamicTest> each(Consumer<Claim> test) {
        return Catalogue.claims().stream()
                .map(claim -> DynamicTest.dynamicTest(claim.id().toString(), () -> test.accept(claim)));
    }
}
