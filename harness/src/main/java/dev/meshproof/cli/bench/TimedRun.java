package dev.meshproof.cli.bench;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One {@code verify}, as a user starts it.
 *
 * @param seconds from the call of the launcher until it has ended
 * @param exitCode of the launcher; empty if it did not end in time
 * @param result empty if it came to none, e.g. because the environment could not run the lab
 * @param folder the run's; what it said where there is none
 * @param lastWords the last line that it printed
 */
record TimedRun(double seconds, Optional<Integer> exitCode, Optional<RunResult> result, Path folder, String lastWords) {
    boolean proven() {
        return verdict().equals(Optional.of(Verdict.PROVEN));
    }

    Optional<Verdict> verdict() {
        return result.map(RunResult::verdict);
    }

    /** The claims that were judged neither PROVEN nor NOT_APPLICABLE. */
    List<ClaimResult> open() {
        return result.map(RunResult::claims).orElse(List.of()).stream()
                .filter(claim -> claim.verdict() == Verdict.REFUTED || claim.verdict() == Verdict.INCONCLUSIVE)
                .toList();
    }

    /** The verdict, or why there is none. */
    String word() {
        return verdict()
                .map(Verdict::toString)
                .orElseGet(() ->
                        exitCode.map(code -> "no verdict, exit code " + code).orElse("did not end in time")
                                + (lastWords.isEmpty() ? "" : ": " + lastWords));
    }
}
