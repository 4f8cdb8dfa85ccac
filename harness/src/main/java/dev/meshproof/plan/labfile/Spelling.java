package dev.meshproof.plan.labfile;

import dev.meshproof.sdl.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a mistyped word was probably meant to be. */
public final class Spelling {
    private Spelling() {}

    /** {@code did you mean hostname?}; where nothing is near, what there is. */
    public static String hint(String written, Collection<String> known, String what) {
        return nearest(written, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> known.isEmpty() ? "there is no " + what : "write one of " + String.join(", ", known));
    }

    static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.max(1, word.length() / 4))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Upper and lower case alike. */
    private static int distance(String a, String b) {
        return EditDistance.between(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }
}
