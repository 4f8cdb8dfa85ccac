package dev.meshproof.sdl.chain.go;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Go's {@code strconv.ParseFloat} to 64 bits (strconv, atof.go), and its conversions of floats to integers on amd64. */
public final class Floats {
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(?:[0-9_]*[0-9][0-9_]*\\.?[0-9_]*|[0-9_]*\\.[0-9_]*[0-9][0-9_]*)(?:[eE][-+]?[0-9][0-9_]*)?");
    private static final Pattern HEX = Pattern.compile(
            "[-+]?0[xX](?:[0-9a-fA-F_]*[0-9a-fA-F][0-9a-fA-F_]*\\.?[0-9a-fA-F_]*|[0-9a-fA-F_]*\\.[0-9a-fA-F_]*[0-9a-fA-F][0-9a-fA-F_]*)[pP][-+]?[0-9][0-9_]*");
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
        boolean number = text.length() <= LONGEST
                && (DECIMAL.matcher(text).matches() || HEX.matcher(text).matches());
        if (!number || (text.indexOf('_') >= 0 && !Integers.underscoresStandBetweenDigits(text))) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text.replace("_", ""));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
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
