package dev.meshproof.sdl.chain.go;

import java.math.BigInteger;
import java.util.Optional;

/** Go's {@code strconv.ParseInt} and {@code ParseUint} (strconv, atoi.go). */
public final class Integers {
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger MAX_SIGNED = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN_SIGNED = BigInteger.valueOf(Long.MIN_VALUE);
    /** No value of 64 bits has more digits, leading zeros aside. */
    private static final int MOST_DIGITS = 64;

    private Integers() {}

    /** A value of 64 bits; base 0 takes the base from a prefix: {@code 0x}, {@code 0o}, {@code 0b}, or {@code 0} for octal. */
    public static Optional<BigInteger> signed(String text, int base) {
        boolean negative = text.startsWith("-");
        boolean sign = negative || text.startsWith("+");
        return unsigned(sign ? text.substring(1) : text, base)
                .map(value -> negative ? value.negate() : value)
                .filter(value -> value.compareTo(MAX_SIGNED) <= 0 && value.compareTo(MIN_SIGNED) >= 0);
    }

    /** A value of 64 bits without a sign. */
    public static Optional<BigInteger> unsigned(String text, int base) {
        if (base != 0) {
            return digits(text, base);
        }
        Optional<BigInteger> value;
        if (text.length() >= 3 && text.charAt(0) == '0' && "bBoOxX".indexOf(text.charAt(1)) >= 0) {
            int prefixed = switch (text.charAt(1)) {
                case 'b', 'B' -> 2;
                case 'o', 'O' -> 8;
                default -> 16;
            };
            value = digits(text.substring(2).replace("_", ""), prefixed);
        } else if (text.equals("0")) {
            value = Optional.of(BigInteger.ZERO);
        } else if (text.startsWith("0")) {
            value = digits(text.substring(1).replace("_", ""), 8);
        } else {
            value = digits(text.replace("_", ""), 10);
        }
        return text.indexOf('_') >= 0 && !underscoresStandBetweenDigits(text) ? Optional.empty() : value;
    }

    private static Optional<BigInteger> digits(String text, int base) {
        int from = 0;
        while (from < text.length() - 1 && text.charAt(from) == '0') {
            from++;
        }
        if (text.isEmpty() || text.length() - from > MOST_DIGITS) {
            return Optional.empty();
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' || Character.digit(c, base) < 0) {
                return Optional.empty();
            }
        }
        BigInteger value = new BigInteger(text.substring(from), base);
        return value.compareTo(MAX_UNSIGNED) > 0 ? Optional.empty() : Optional.of(value);
    }

    /** Go's {@code underscoreOK}: between digits, or between a base's prefix and a digit. */
    static boolean underscoresStandBetweenDigits(String text) {
        int i = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        boolean hex = false;
        char saw = '^';
        if (text.length() >= i + 2 && text.charAt(i) == '0' && "bBoOxX".indexOf(text.charAt(i + 1)) >= 0) {
            hex = Character.toLowerCase(text.charAt(i + 1)) == 'x';
            saw = '0';
            i += 2;
        }
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && Character.digit(c, hex ? 16 : 10) >= 0) {
                saw = '0';
            } else if (c == '_') {
                if (saw != '0') {
                    return false;
                }
                saw = '_';
            } else if (saw == '_') {
                return false;
            } else {
                saw = '!';
            }
        }
        return saw != '_';
    }
}
