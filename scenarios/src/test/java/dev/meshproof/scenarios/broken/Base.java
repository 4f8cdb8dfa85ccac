package dev.meshproof.scenarios.broken;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Examples that hold what they promise, from which mutants are made.
 *
 * @param sdls paths under {@code examples}
 * @param notApplicable the claims that they have nothing for; all others are proven
 */
record Base(
        List<String> sdls, @JsonProperty("not-applicable") List<ClaimId> notApplicable) {
    static final Path EXAMPLES = Path.of("..", "examples");

    /** What it comes to when nothing is changed. */
    Map<ClaimId, Verdict> verdicts() {
        Map<ClaimId, Verdict> verdicts = new EnumMap<>(ClaimId.class);
        for (ClaimId claim : ClaimId.values()) {
            verdicts.put(claim, notApplicable.contains(claim) ? Verdict.NOT_APPLICABLE : Verdict.PROVEN);
        }
        return verdicts;
    }

    List<Path> files() {
        return sdls.stream().map(EXAMPLES::resolve).toList();
    }
}
