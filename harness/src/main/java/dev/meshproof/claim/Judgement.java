package dev.meshproof.claim;

import java.util.List;
import java.util.Optional;

/**
 * What became of a claim.
 *
 * @param statement the sentence that was to be proven
 * @param reason one sentence: what decided it
 */
public record Judgement(ClaimId id, String statement, Verdict verdict, String reason, List<JudgedCase> cases) {
    /** What was seen that nothing forbids, in one sentence: of the first case, and how many others are like it. */
    public Optional<String> note() {
        List<JudgedCase> noted = cases.stream().filter(JudgedCase::noted).toList();
        return noted.stream()
                .findFirst()
                .map(first -> id + " of " + first.subject()
                        + (noted.size() == 1 ? "" : " (and " + (noted.size() - 1) + " more)") + ": "
                        + first.checks().stream()
                                .filter(Finding::violated)
                                .map(finding -> finding.outcome().seen())
                                .findFirst()
                                .orElse(first.reason()));
    }
}
