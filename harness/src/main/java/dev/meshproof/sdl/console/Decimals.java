package dev.meshproof.sdl.console;

/** Decimal numbers in strings, as the schema's patterns ask for. Walked by hand: no pattern may backtrack. */
final class Decimals {
    private Decimals() {}

    /** Where {@code [0-9]+(\.[0-9]+)?} at the beginning of a text ends; 0 if there is none. */
    static int end(String text) {
        int whole = digits(text, 0);
        if (whole == 0 || whole == text.length() || text.charAt(whole) != '.') {
            return whole;
        }
        int end = digits(text, whole + 1);
        return end == whole + 1 ? whole : end;
    }

    /** {@code ^[0-9]+(\.[0-9]+)?$}. */
    static boolean is(String text) {
        return !text.isEmpty() && end(text) == text.length();
    }

    /** {@code ^0+(\.0+)?$}. */
    static boolean isZero(String text) {
        return is(text) && text.chars().allMatch(c -> c == '0' || c == '.');
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
