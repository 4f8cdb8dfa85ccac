package dev.meshproof.wiretap.packet;

import java.util.Arrays;

/** Which counters of a session have been there: exact for the newest 8,192, as many as WireGuard itself remembers. */
final class CounterWindow {
    static final int BITS = 8192;
    private static final int WORDS = BITS / Long.SIZE;

    /** What a counter is to those before it. */
    enum Place {
        NEXT,
        OUT_OF_ORDER,
        REPEATED,
        TOO_OLD
    }

    private final long[] seen = new long[WORDS];
    /** The highest counter so far and one more; unsigned, and 0 only before the first. */
    private long next;

    long next() {
        return next;
    }

    Place take(long counter) {
        if (Long.compareUnsigned(counter, next) >= 0) {
            if (counter == -1) {
                // WireGuard never uses it: a session is over long before.
                return Place.TOO_OLD;
            }
            forget(next, counter);
            next = counter + 1;
            seen[word(counter)] |= 1L << counter;
            return Place.NEXT;
        }
        if (Long.compareUnsigned(next - counter, BITS) > 0) {
            return Place.TOO_OLD;
        }
        if ((seen[word(counter)] >>> counter & 1) != 0) {
            return Place.REPEATED;
        }
        seen[word(counter)] |= 1L << counter;
        return Place.OUT_OF_ORDER;
    }

    /** The bits of the counters from one up to another belonged to counters 8,192 before them. */
    private void forget(long first, long last) {
        long count = last - first + 1;
        if (count < 0 || count >= BITS) {
            Arrays.fill(seen, 0);
            return;
        }
        for (long each = first; each != last + 1; each++) {
            seen[word(each)] &= ~(1L << each);
        }
    }

    private static int word(long counter) {
        return (int) (counter >>> 6) & (WORDS - 1);
    }
}
