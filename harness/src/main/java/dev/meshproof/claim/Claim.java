package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import java.util.List;
import java.util.Set;

/** One sentence to be proven. It asks nothing itself: it declares asks. Pure. */
public interface Claim {
    ClaimId id();

    /** How docs/claims.md words it. */
    Wording wording();

    /** The claims that must not be refuted for a subject before this one can be judged for it. */
    Set<ClaimId> needs();

    /** One case for each subject that it applies to; none if the plan has no such subject. */
    List<Case> cases(LabPlan plan);

    /**
     * The words of a claim, as docs/claims.md has them.
     *
     * @param statement the sentence to be proven
     * @param evidence what is observed
     * @param control what shows, in every run, that a violation would have been observed
     */
    record Wording(String statement, String evidence, String control) {}
}
