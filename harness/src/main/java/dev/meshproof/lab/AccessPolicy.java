package dev.meshproof.lab;

import dev.meshproof.plan.LabPlan;

/** Whom the control plane admits to whom (headscale v0.29.2, docs/ref/acls.md). */
final class AccessPolicy {
    /** Whose nodes replicas are. */
    static final String LAB_USER = "lab";

    /** Whose node the outsider is that is in the lab's tailnet. */
    static final String OUTSIDER_USER = "outsider";

    /** The lab's user's nodes to each other, and nobody else. */
    static final String OWN = """
            {"acls":[{"action":"accept","src":["lab@"],"dst":["lab@:*"]}]}""";

    /** Everybody to everything. */
    static final String EVERYBODY = """
            {"acls":[{"action":"accept","src":["*"],"dst":["*:*"]}]}""";

    private AccessPolicy() {}

    /** The user's, or else {@link #OWN}. */
    static String of(LabPlan plan) {
        return plan.policy().map(LabPlan.Policy::text).orElse(OWN);
    }
}
