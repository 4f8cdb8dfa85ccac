package dev.meshproof.reports.junit;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A claim as a suite of tests.
 *
 * @param name the claim's id
 * @param statement what it says
 */
record ClaimSuite(String name, String statement, Verdict verdict, List<ClaimCase> cases) {
    private static final int NAME = 200;

    /**
     * Those of a run. Where a verdict is not that of any of its cases, or the run's not that of any claim, a case of its own
     * says so: what was not proven never looks as if it had passed.
     */
    static List<ClaimSuite> of(RunResult run) {
        Set<String> logged = new HashSet<>();
        List<ClaimSuite> suites = new ArrayList<>();
        run.claims().forEach(claim -> suites.add(of(run, claim, logged)));
        boolean told = run.claims().stream().anyMatch(c -> c.verdict() == run.verdict());
        if (run.verdict() != Verdict.PROVEN && !told) {
            suites.add(new ClaimSuite(
                    "the run as a whole",
                    "the run proves what its claims say",
                    run.verdict(),
                    List.of(ClaimCase.ofReason("verdict", run.verdict(), "no claim was proven, and none refuted"))));
        }
        return List.copyOf(suites);
    }

    private static ClaimSuite of(RunResult run, ClaimResult claim, Set<String> logged) {
        List<ClaimCase> cases = new ArrayList<>();
        claim.cases().forEach(each -> cases.add(ClaimCase.of(run, each, logged)));
        boolean told = claim.cases().stream().anyMatch(c -> c.verdict() == claim.verdict());
        if (!told) {
            cases.add(ClaimCase.ofReason("the claim as a whole", claim.verdict(), claim.reason()));
        }
        return new ClaimSuite(
                PlainText.of(claim.id(), NAME), PlainText.of(claim.statement(), 500), claim.verdict(), cases);
    }

    long count(Verdict verdict) {
        return cases.stream().filter(c -> c.verdict() == verdict).count();
    }

    /** The numbers of all observations that its cases were judged by. */
    List<Long> observations() {
        return cases.stream().flatMap(c -> c.observations().stream()).distinct().toList();
    }
}
