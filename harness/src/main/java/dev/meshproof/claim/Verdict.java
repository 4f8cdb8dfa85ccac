package dev.meshproof.claim;

import java.util.Collection;

/** What became of a case, a claim or a run. */
public enum Verdict {
    /** What was expected was observed, and the controls show that a violation would have been. */
    PROVEN,
    /** A violation was observed. */
    REFUTED,
    /** The evidence does not carry a verdict. */
    INCONCLUSIVE,
    /** There is nothing to judge. */
    NOT_APPLICABLE;

    /** For people: {@code NOT APPLICABLE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Of a claim: REFUTED beats INCONCLUSIVE beats PROVEN; with none of them it does not apply. */
    public static Verdict ofClaim(Collection<Verdict> cases) {
        if (cases.contains(REFUTED)) {
            return REFUTED;
        }
        if (cases.contains(INCONCLUSIVE)) {
            return INCONCLUSIVE;
        }
        return cases.contains(PROVEN) ? PROVEN : NOT_APPLICABLE;
    }

    /** Of a run: as of a claim, but a run in which nothing was proven is INCONCLUSIVE. */
    public static Verdict ofRun(Collection<Verdict> claims) {
        Verdict verdict = ofClaim(claims);
        return verdict == NOT_APPLICABLE ? INCONCLUSIVE : verdict;
    }
}
