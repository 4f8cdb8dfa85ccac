package dev.meshproof.wire;

import java.time.Duration;

/** Sizes and limits that both ends must agree on. */
public final class Protocol {
    /** Raised whenever frames, requests or replies change. */
    public static final int VERSION = 3;

    /** The first bytes that an agent writes: {@code mshp}. Tells an agent from an engine's error message. */
    public static final int MAGIC = 0x6d736870;

    /** What a canary says: the body of its HTTP response, or its datagram. */
    public static final String CANARY = "meshproof canary\n";

    /** Largest payload of a frame, in bytes. */
    public static final int MAX_PAYLOAD = 8 << 20;

    /** Largest payload of a data frame, in bytes: small enough that no stream holds up another for long. */
    public static final int MAX_DATA = 16 << 10;

    /** What one end of a byte stream may send before the other has read it, in bytes. */
    public static final int WINDOW = 128 << 10;

    /** Byte streams that one agent carries at once; each costs it two threads and at most two windows. */
    public static final int MAX_STREAMS = 256;

    /** How much longer than its limit a caller waits for an agent before it gives the agent up. */
    public static final Duration SLACK = Duration.ofSeconds(3);

    private Protocol() {}
}
