package dev.meshproof.sdl.console;

import dev.meshproof.sdl.EditDistance;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists of names in messages, and the nearest of them. */
final class Names {
    /** Enough for the names that people write; more would let a file of nothing but names take its time. */
    private static final int MAX_LENGTH = 40;

    private static final int MAX_KNOWN = 20;
    private static final int MAX_SHOWN = 80;

    private Names() {}

    /** A name or value in a message: its first line, in quotes. */
    static String quoted(String name) {
        return "\"" + shortened(name).lines().findFirst().orElse("") + "\"";
    }

    static String shortened(String name) {
        return name.length() <= MAX_SHOWN ? name : name.substring(0, name.offsetByCodePoints(0, MAX_SHOWN / 2)) + "…";
    }

    /** {@code a, b or c}. */
    static String either(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** What to write instead of a name that is not known. */
    static String instead(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "there are none yet: write one";
        }
        return near(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "there are: "
                        + known.stream().limit(MAX_KNOWN).map(Names::shortened).collect(Collectors.joining(", ")));
    }

    /** The known name that differs in case only, or in a letter or two. */
    static Optional<String> near(String name, Collection<String> known) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .limit(MAX_KNOWN)
                .filter(k -> Math.abs(k.length() - lower.length()) <= 2)
                .filter(k -> EditDistance.between(lower, k.toLowerCase(Locale.ROOT)) <= Math.min(2, k.length() / 3))
                .findFirst();
    }
}
