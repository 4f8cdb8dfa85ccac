package dev.meshproof.verify;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names a run so that no two labs on one engine meet. */
final class RunId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);
    private static final int RANDOM_BITS = 24;

    private RunId() {}

    static String next(Instant now) {
        return TIME.format(now) + "-" + Integer.toHexString(new SecureRandom().nextInt(1 << RANDOM_BITS));
    }
}
