package dev.meshproof.claim;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Weighs one case: the rules by which observations become a verdict. */
final class Weighing {
    private final Evidence evidence;

    Weighing(Evidence evidence) {
        this.evidence = evidence;
    }

    JudgedCase weigh(Case each) {
        InTime inTime = new InTime(each, evidence);
        List<Finding> checks = inTime.rule(each.checks(), find(each.checks()));
        List<Finding> controls = find(each.controls());
        List<Finding> premises = inTime.rule(each.premises(), find(each.premises()));
        Optional<Finding> present = Optional.empty();
        for (int i = 0; i < checks.size() && present.isEmpty(); i++) {
            if (checks.get(i).violated() && each.checks().get(i).kind() == Expectation.Kind.PRESENCE) {
                present = Optional.of(checks.get(i));
            }
        }
        Optional<Finding> absent = checks.stream().filter(Finding::violated).findFirst();
        Optional<Finding> deaf =
                controls.stream().filter(c -> !c.holds() && !c.moot()).findFirst();
        Optional<Finding> baseless = premises.stream().filter(Finding::violated).findFirst();
        Optional<Finding> open = Stream.concat(premises.stream(), checks.stream())
                .filter(c -> !c.holds() && !c.moot())
                .findFirst();

        Verdict verdict;
        String reason;
        if (present.isPresent()) {
            verdict = Verdict.REFUTED;
            reason = said(present.get());
        } else if (controls.isEmpty() || checks.isEmpty()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = checks.isEmpty() ? "nothing was checked" : "no control shows that a violation would be seen";
        } else if (checks.stream().allMatch(Finding::moot)) {
            verdict = Verdict.NOT_APPLICABLE;
            reason = checks.get(0).outcome().seen();
        } else if (deaf.isPresent()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "its control does not work: " + said(deaf.get());
        } else if (baseless.isPresent()) {
            verdict = Verdict.NOT_APPLICABLE;
            reason = "there is nothing to judge: " + said(baseless.get());
        } else if (controls.stream().allMatch(Finding::moot)) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "no control could be asked: " + controls.get(0).outcome().seen();
        } else if (absent.isPresent()) {
            verdict = Verdict.REFUTED;
            reason = said(absent.get());
        } else if (open.isPresent()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = said(open.get());
        } else {
            verdict = Verdict.PROVEN;
            reason = checks.size() + " of " + checks.size() + " checks hold, " + controls.size() + " of "
                    + controls.size() + " controls work";
        }
        return new JudgedCase(
                each.subject(),
                verdict,
                reason,
                checks,
                Stream.concat(premises.stream(), controls.stream()).toList());
    }

    private static String said(Finding finding) {
        return "expected: " + finding.says() + "; seen: " + finding.outcome().seen();
    }

    private List<Finding> find(List<Expectation> expectations) {
        return expectations.stream().map(this::find).toList();
    }

    private Finding find(Expectation expectation) {
        List<Long> numbers = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        Optional<Outcome> unknown = Optional.empty();
        for (Ask ask : expectation.asks()) {
            Optional<Observation> observation = evidence.of(ask);
            observation.ifPresent(o -> numbers.add(o.seq()));
            observation.ifPresent(o -> answers.add(o.answer()));
            if (unknown.isPresent()) {
                continue;
            }
            if (observation.isEmpty()) {
                unknown = Optional.of(new Outcome.Unknown("never observed: " + Words.of(ask)));
            } else if (observation.get().answer() instanceof Answer.ProbeFailed failed) {
                unknown = Optional.of(
                        new Outcome.Unknown("the probe failed: " + failed.why() + " (" + Words.of(ask) + ")"));
            }
        }
        Outcome outcome = unknown.orElseGet(() -> test(expectation, answers));
        return new Finding(expectation.says(), expectation.at(), outcome, List.copyOf(numbers));
    }

    private static Outcome test(Expectation expectation, List<Answer> answers) {
        try {
            return expectation.test().apply(List.copyOf(answers));
        } catch (RuntimeException e) {
            return new Outcome.Unknown("the check itself failed: " + e);
        }
    }
}
