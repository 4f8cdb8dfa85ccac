package dev.meshproof.cli.manual;

import dev.meshproof.sdl.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** What was probably meant by a word that is none of those that there are. */
public final class Meant {
    /** Longer words are no typing errors, and would take time. */
    private static final int LONGEST = 40;

    private Meant() {}

    /** Such as {@code  (did you mean verify?)}, with the space before it; empty where nothing is near. */
    public static String by(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .filter(name -> distance(word, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparing((String name) -> distance(word, name)).thenComparing(name -> name))
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** What is only cut short is nearest. */
    private static int distance(String word, String name) {
        return word.length() > 2 && name.startsWith(word) ? 0 : EditDistance.between(word, name);
    }
}
