package dev.meshproof.sdl.chain;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a mistyped name was meant to be. */
final class Suggestions {
    private static final int LONGEST = 80;
    private static final int COMPARED = 200;
    private static final int LISTED = 12;

    private Suggestions() {}

    /** {@code did you mean X?}, or the names that there are. */
    static String among(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        known.isEmpty()
                                ? "there is none"
                                : "there are: "
                                        + known.stream().limit(LISTED).collect(Collectors.joining(", "))
                                        + (known.size() > LISTED ? ", ..." : ""));
    }

    static Optional<String> nearest(String name, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known.stream().limit(COMPARED).toList()) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.min(name.length(), candidate.length()) / 3);
            if (distance <= allowed && distance < least && !name.isEmpty()) {
                best = candidate;
                least = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein's; of long names none is near. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
