package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;

/**
 * An interface as a capture describes it.
 *
 * @param linkType what frames begin with, by the numbers of tcpdump.org
 * @param lane whose packets they are
 */
record Face(int linkType, String name, Lane lane, Clock clock) {
    private static final int BINARY = 0x80;
    private static final long SECOND = 1_000_000_000L;

    /**
     * What an interface's times mean (if_tsresol, if_tsoffset).
     *
     * @param resolution a negative power of ten, or with its highest bit of two
     * @param offset seconds
     */
    record Clock(int resolution, long offset) {
        static final Clock DEFAULT = new Clock(6, 0);

        /** Nanoseconds since 1970. */
        long nanos(long time) {
            int power = resolution & ~BINARY;
            return offset * SECOND + ((resolution & BINARY) == 0 ? decimal(time, power) : binary(time, power));
        }

        private static long decimal(long time, int power) {
            long nanos = time;
            for (int i = power; i < 9; i++) {
                nanos *= 10;
            }
            for (int i = power; i > 9 && nanos != 0; i--) {
                nanos = Long.divideUnsigned(nanos, 10);
            }
            return nanos;
        }

        private static long binary(long time, int power) {
            if (power >= Long.SIZE) {
                return 0;
            }
            long seconds = time >>> power;
            double part = Math.scalb((double) (time & ((1L << power) - 1)), -power);
            return seconds * SECOND + (long) (part * SECOND);
        }
    }
}
