package dev.meshproof.reports;

import java.util.Locale;

/** Numbers as people read them, the same on every machine. */
public final class Figures {
    private Figures() {}

    /** {@code 3.4 s}. */
    public static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** {@code 1,234,567}. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
