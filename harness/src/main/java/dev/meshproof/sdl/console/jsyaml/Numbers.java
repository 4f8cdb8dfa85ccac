package dev.meshproof.sdl.console.jsyaml;

import java.math.BigInteger;
import java.util.Locale;

/** Integers and floats (js-yaml, lib/type/int.js and float.js). Walked by hand: no pattern may backtrack over a long line. */
final class Numbers {
    private Numbers() {}

    static boolean isInteger(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int radix = radix(text, start);
        int from = radix == 10 ? start : start + 2;
        if (radix == 10 && from < text.length()) {
            // the digit behind a leading 0 may not be an underscore either
            int first = text.charAt(from) == '0' && from + 1 < text.length() ? from + 1 : from;
            if (text.charAt(first) == '_') {
                return false;
            }
        }
        boolean digits = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && (c > 127 || Character.digit(c, radix) < 0)) {
                return false;
            }
            digits |= c != '_';
        }
        return digits && text.charAt(text.length() - 1) != '_';
    }

    private static int radix(String text, int start) {
        if (start + 1 >= text.length() || text.charAt(start) != '0') {
            return 10;
        }
        return switch (text.charAt(start + 1)) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x' -> 16;
            default -> 10;
        };
    }

    /** Of a text that {@link #isInteger is one}. */
    static double integer(String text) {
        boolean negative = text.charAt(0) == '-';
        int start = negative || text.charAt(0) == '+' ? 1 : 0;
        int radix = radix(text, start);
        String digits = text.substring(radix == 10 ? start : start + 2).replace("_", "");
        double value = radix == 10 ? Double.parseDouble(digits) : power(digits, radix);
        return negative ? -value : value;
    }

    private static double power(String digits, int radix) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        // more digits than the largest double has in base 2; BigInteger takes half a minute for a million
        return digits.length() - first > Double.MAX_EXPONENT + 1
                ? Double.POSITIVE_INFINITY
                : new BigInteger(digits.substring(first), radix).doubleValue();
    }

    static boolean isFloat(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        String special = text.substring(at);
        if (special.equals(".inf") || special.equals(".Inf") || special.equals(".INF")) {
            return true;
        }
        if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
            return true;
        }
        if (text.isEmpty() || text.charAt(text.length() - 1) == '_') {
            return false;
        }
        if (at < text.length() && isDigit(text.charAt(at))) {
            at = digits(text, at, true);
            at = at < text.length() && text.charAt(at) == '.' ? digits(text, at + 1, true) : at;
        } else if (text.charAt(0) == '.') {
            at = digits(text, 1, true);
            if (at == 1) {
                return false;
            }
        } else {
            return false;
        }
        return exponent(text, at) == text.length();
    }

    private static int exponent(String text, int from) {
        if (from >= text.length() || (text.charAt(from) != 'e' && text.charAt(from) != 'E')) {
            return from;
        }
        int at = from + 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int end = digits(text, at, false);
        return end == at ? from : end;
    }

    private static int digits(String text, int from, boolean underscores) {
        int at = from;
        while (at < text.length() && (isDigit(text.charAt(at)) || underscores && text.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Of a text that {@link #isFloat is one}. */
    static double floating(String text) {
        String value = text.replace("_", "").toLowerCase(Locale.ROOT);
        if (value.endsWith("inf")) {
            return value.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        boolean digits = value.chars().anyMatch(c -> isDigit((char) c)) && !value.startsWith(".e");
        return digits ? Double.parseDouble(value) : Double.NaN;
    }
}
