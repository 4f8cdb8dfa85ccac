package dev.meshproof.reports.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one actor did.
 *
 * @param name hostile where it comes from an SDL
 * @param logs places of those among the run's logs that are its own; none where it prints nothing
 */
record Lane(String name, List<Integer> logs, List<Span> spans) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    /** Names with numbers in the order of their numbers: {@code server-9} before {@code server-10}. */
    static final Comparator<String> NATURAL =
            Comparator.comparing(Lane::padded).thenComparing(Comparator.naturalOrder());

    Lane {
        logs = List.copyOf(logs);
        spans = List.copyOf(spans);
    }

    private static String padded(String name) {
        return DIGITS.matcher(name)
                .replaceAll(number -> "0".repeat(9 - number.group().length()) + number.group());
    }
}
