package dev.meshproof.sdl.chain.go;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's {@code time.ParseDuration} (time, format.go). */
public final class Durations {
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "\u00B5s",
            1_000L,
            "\u03BCs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);
    private static final Pattern PART = Pattern.compile("([0-9]*)(?:\\.([0-9]*))?([^.0-9]+)");
    private static final BigInteger TWO_TO_63 = BigInteger.ONE.shiftLeft(63);

    private Durations() {}

    /** Nanoseconds; empty where Go says it is no duration. */
    public static Optional<BigInteger> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(BigInteger.ZERO);
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        BigInteger total = BigInteger.ZERO;
        Matcher matcher = PART.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            matcher.region(at, rest.length());
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            Optional<BigInteger> part = part(matcher);
            if (part.isEmpty()) {
                return part;
            }
            total = total.add(part.get());
            if (total.compareTo(TWO_TO_63) > 0) {
                return Optional.empty();
            }
            at = matcher.end();
        }
        return Optional.of(negative ? total.negate() : total)
                .filter(value -> value.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) <= 0);
    }

    private static Optional<BigInteger> part(Matcher part) {
        String whole = part.group(1);
        String fraction = part.group(2) == null ? "" : part.group(2);
        Long unit = NANOSECONDS.get(part.group(3));
        if (unit == null || (whole.isEmpty() && fraction.isEmpty()) || whole.length() > 1000) {
            return Optional.empty();
        }
        BigInteger value = whole.isEmpty() ? BigInteger.ZERO : new BigInteger(whole);
        if (value.compareTo(TWO_TO_63.divide(BigInteger.valueOf(unit))) > 0) {
            return Optional.empty();
        }
        String kept = fraction.substring(0, Math.min(fraction.length(), 18));
        BigInteger parts = new BigDecimal("0." + kept + "0")
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.DOWN)
                .toBigInteger();
        return Optional.of(value.multiply(BigInteger.valueOf(unit)).add(parts));
    }
}
