package dev.meshproof.claim;

/** Stable ids, see docs/claims.md. */
public enum ClaimId {
    JOINED("joined"),
    REACHABLE_BY_ADDRESS("reachable-by-address"),
    REACHABLE_BY_NAME("reachable-by-name"),
    BOUND_TO_LOOPBACK("bound-to-loopback"),
    UNREACHABLE_ACROSS_PROVIDERS("unreachable-across-providers"),
    UNPRIVILEGED("unprivileged"),
    ANSWERS_SIBLINGS("answers-siblings"),
    ANSWERS_THROUGH_INGRESS("answers-through-ingress");

    private final String text;

    ClaimId(String text) {
        this.text = text;
    }

    /** As it stands in run.json, e.g. {@code bound-to-loopback}. */
    @Override
    public String toString() {
        return text;
    }
}
