package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import java.util.List;
import java.util.Set;

/** One sentence to be proven. It asks nothing itself: it declares asks. Pure. */
public interface Claim {
    ClaimId id();

    /** The claims that must not be refuted for a subject before this one can be judged for it. */
    Set<ClaimId> needs();

    List<Case> cases(LabPlan plan);
}
