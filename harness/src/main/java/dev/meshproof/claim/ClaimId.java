package dev.meshproof.claim;

/** Stable ids, see docs/claims.md. */
public enum ClaimId {
    JOINED("joined"),
    REACHABLE_BY_ADDRESS("reachable-by-address"),
    REACHABLE_BY_NAME("reachable-by-name"),
    BOUND_TO_LOOPBACK("bound-to-loopback"),
    UNREACHABLE_ON_PROVIDER("unreachable-on-provider"),
    UNREACHABLE_ACROSS_PROVIDERS("unreachable-across-providers"),
    UNREACHABLE_THROUGH_INGRESS("unreachable-through-ingress"),
    UNREACHABLE_FROM_OUTSIDE("unreachable-from-outside"),
    PROXY_PRIVATE("proxy-private"),
    TAILNET_EXPOSES_ONLY_DECLARED("tailnet-exposes-only-declared"),
    UNPRIVILEGED("unprivileged"),
    RELAYED("relayed"),
    SEALED_ON_RELAY("sealed-on-relay"),
    TAMPER_EVIDENT("tamper-evident"),
    KNOWN_PARTIES("known-parties"),
    ATTRIBUTED("attributed"),
    OUTSIDER_DENIED("outsider-denied"),
    CONTAINED("contained"),
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
