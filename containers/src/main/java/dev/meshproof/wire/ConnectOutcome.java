package dev.meshproof.wire;

/** How a TCP connect ended. */
public enum ConnectOutcome {
    CONNECTED,
    /** Answered by a reset: nothing listens there. */
    REFUSED,
    /** Reset after it had begun. */
    RESET,
    /** No answer within the limit, or within the kernel's own. */
    TIMED_OUT,
    /** The kernel, or a router by ICMP, says that no route leads there. */
    NO_ROUTE,
    /** The name does not resolve. */
    UNKNOWN_HOST,
    /** Anything else, which the message tells: the probe, not the target, may be at fault. */
    FAILED
}
