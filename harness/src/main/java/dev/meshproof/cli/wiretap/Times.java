package dev.meshproof.cli.wiretap;

import dev.meshproof.wiretap.capture.CapturedPacket;
import java.time.Instant;

/** Nanoseconds since 1970 as instants. */
final class Times {
    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    static Instant instant(CapturedPacket captured) {
        long nanos = captured.nanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
