package dev.meshproof.sdl.chain.go;

import java.util.Locale;
import java.util.OptionalDouble;

/** Go's {@code strconv.ParseFloat} to 64 bits (strconv, atof.go), and its conversions of floats to integers on amd64. */
public final class Floats {
    private static final double TWO_TO_63 = 0x1p63;
    /** A double is settled by its first 770 digits or so; Go and Java agree far beyond any SDL's. */
    private static final int LONGEST = 4096;

    private Floats() {}

    /** Empty where Go says it is none, or too large for one. */
    public static OptionalDouble parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "inf", "+inf", "infinity", "+infinity":
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity":
                return OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "nan":
                return OptionalDouble.of(Double.NaN);
            default:
                break;
        }
        if (text.length() > LONGEST
                || !isNumber(text)
                || (text.indexOf('_') >= 0 && !Integers.underscoresStandBetweenDigits(text))) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text.replace("_", ""));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** {@code readFloat}: digits with at most one point, and an exponent, which hexadecimal digits must have. */
    private static boolean isNumber(String text) {
        int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        boolean hex = text.length() > at + 2 && text.charAt(at) == '0' && (text.charAt(at + 1) | ' ') == 'x';
        at += hex ? 2 : 0;
        boolean digits = false;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
            } else if (c < 128 && Character.digit(c, hex ? 16 : 10) >= 0) {
                digits = true;
            } else if (c != '_') {
                break;
            }
        }
        boolean exponent = at < text.length() && (text.charAt(at) | ' ') == (hex ? 'p' : 'e');
        return digits && (exponent ? isExponent(text, at + 1) : !hex && at == text.length());
    }

    private static boolean isExponent(String text, int from) {
        int at = from < text.length() && "+-".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        if (at == text.length() || text.charAt(at) == '_') {
            return false;
        }
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** {@code uint32(value)}: what does not fit wraps, and what is beyond 64 bits is 0. */
    public static long toUint32(double value) {
        return Math.abs(value) < TWO_TO_63 ? ((long) value) & 0xFFFFFFFFL : 0;
    }

    /** {@code uint64(value)} of what is not negative, with all beyond 2^63 as {@link Long#MAX_VALUE}, which no limit admits. */
    public static long toBytes(double value) {
        return value < TWO_TO_63 ? (long) value : Long.MAX_VALUE;
    }
}
