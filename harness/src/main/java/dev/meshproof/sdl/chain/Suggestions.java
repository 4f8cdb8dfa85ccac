package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.EditDistance;
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

    /** Of long names none is near. */
    private static int distance(String a, String b) {
        return a.length() > LONGEST || b.length() > LONGEST ? Integer.MAX_VALUE : EditDistance.between(a, b);
    }
}
