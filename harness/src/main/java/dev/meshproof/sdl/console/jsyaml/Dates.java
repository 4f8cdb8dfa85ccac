package dev.meshproof.sdl.console.jsyaml;

import java.util.regex.Pattern;

/** Dates and times (js-yaml, lib/type/timestamp.js), which in JavaScript are objects. */
final class Dates {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]++)"
            + "[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*+)?+(?:[ \\t]*+(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    private Dates() {}

    static boolean isDate(String text) {
        // most scalars are none, and show it early
        return text.length() >= 8
                && text.charAt(4) == '-'
                && (DATE.matcher(text).matches() || TIME.matcher(text).matches());
    }
}
