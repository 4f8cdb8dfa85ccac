package dev.meshproof.sdl.chain.go;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** yaml.v3's {@code parseTimestamp} (resolve.go). */
final class Timestamps {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})"
            + "|\\x20+([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?)?");

    private Timestamps() {}

    static boolean matches(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            LocalDate.of(number(matcher, 1, 1), number(matcher, 2, 2), number(matcher, 3, 3));
        } catch (DateTimeException e) {
            return false;
        }
        return number(matcher, 4, 7) < 24 && number(matcher, 5, 8) < 60 && number(matcher, 6, 9) < 60;
    }

    private static int number(Matcher matcher, int group, int other) {
        String digits = matcher.group(group) != null ? matcher.group(group) : matcher.group(other);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
