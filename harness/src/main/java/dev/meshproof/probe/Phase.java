package dev.meshproof.probe;

/**
 * When a question is put. Phases do not overlap, but for scans: those of CANARY are made beside DISTURBED, which waits more than
 * it works, and what they meet does not depend on control plane or relays.
 */
public enum Phase {
    /** Control plane, relays and sandboxes are up; no replica was started. */
    BEFORE_LEASES,
    /** Replicas are ready; nothing of ours listens in a sandbox. */
    QUIET,
    /** In the sandbox of each replica a canary listens on the container's address at the service's ports. */
    CANARY,
    /** Canaries listen still. The control plane admits everybody to everything; relays may disturb traffic. */
    DISTURBED,
    /** As QUIET, once more, before the lab comes down. */
    CLOSING
}
