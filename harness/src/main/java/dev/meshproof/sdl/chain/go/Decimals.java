package dev.meshproof.sdl.chain.go;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code math.LegacyNewDecFromStr} of cosmossdk.io/math v1.5.3 (legacy_dec.go). */
public final class Decimals {
    private static final int PRECISION = 18;
    /** The whole digits may have a sign of their own, as Go's big.Int takes one: {@code --5} is 5. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    private static final BigInteger LIMIT =
            BigInteger.TWO.pow(256).multiply(BigInteger.TEN.pow(PRECISION)).subtract(BigInteger.ONE);
    private static final int LONGEST = 200;

    private Decimals() {}

    /** Empty where it is none: it has an exponent, more than 18 decimals, no digit on one side of its point, or is too large. */
    public static Optional<BigDecimal> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative ? text.substring(1) : text;
        int point = rest.indexOf('.');
        String whole = point < 0 ? rest : rest.substring(0, point);
        String decimals = point < 0 ? "" : rest.substring(point + 1);
        boolean incomplete = rest.isEmpty() || (point >= 0 && (whole.isEmpty() || decimals.isEmpty()));
        if (incomplete
                || decimals.length() > PRECISION
                || !WHOLE.matcher(whole + decimals).matches()) {
            return Optional.empty();
        }
        if (significant(whole) > LONGEST) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(whole + decimals + "0".repeat(PRECISION - decimals.length()));
        return value.abs().compareTo(LIMIT) > 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(negative ? value.negate() : value, PRECISION));
    }

    private static int significant(String whole) {
        int from = 0;
        while (from < whole.length() && "+-0".indexOf(whole.charAt(from)) >= 0) {
            from++;
        }
        return whole.length() - from;
    }
}
