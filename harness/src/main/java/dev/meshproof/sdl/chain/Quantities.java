package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.chain.go.Floats;
import dev.meshproof.sdl.chain.go.Integers;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes, CPU and GPU units as Akash reads them (chain-sdk go/sdl, units.go). */
final class Quantities {
    private static final Pattern NUMBER_AND_SUFFIX =
            Pattern.compile("([-+]?(?:[0-9][0-9_]*\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)(\\s*)(\\pL*)");
    private static final int LONGEST = 64;
    private static final BigInteger MAX_UINT32 = BigInteger.valueOf(0xFFFFFFFFL);
    private static final Map<String, Double> FACTORS = factors();

    private Quantities() {}

    private static Map<String, Double> factors() {
        Map<String, Double> factors = new LinkedHashMap<>();
        double decimal = 1;
        double binary = 1;
        for (char letter : "kMGTPE".toCharArray()) {
            decimal *= 1000;
            binary *= 1024;
            factors.put(String.valueOf(letter), decimal);
            factors.put((letter == 'k' ? 'K' : letter) + "i", binary);
        }
        return factors;
    }

    /**
     * A quantity, or what is wrong with it and how to mend it.
     *
     * @param code of the diagnostic
     */
    record Reading(OptionalLong value, String code, String problem, String hint) {
        static Reading of(long value) {
            return new Reading(OptionalLong.of(value), "", "", "");
        }

        static Reading wrong(String code, String problem, String hint) {
            return new Reading(OptionalLong.empty(), code, problem, hint);
        }
    }

    /** Bytes: a float and a suffix, which is case-sensitive ({@code byteQuantity}). */
    static Reading bytes(String text) {
        return size(text, false);
    }

    /** Bytes of GPU memory, where only {@code Ki} to {@code Ei} are known ({@code memoryQuantity}). */
    static Reading gpuBytes(String text) {
        return size(text, true);
    }

    /** {@code parseWithSuffix}. */
    private static Reading size(String text, boolean binaryOnly) {
        for (Map.Entry<String, Double> unit : FACTORS.entrySet()) {
            String suffix = unit.getKey();
            if (text.endsWith(suffix) && (!binaryOnly || suffix.endsWith("i"))) {
                OptionalDouble number = Floats.parse(text.substring(0, text.length() - suffix.length()));
                return number.isEmpty() ? unread(text, binaryOnly) : bytes(number.getAsDouble() * unit.getValue());
            }
        }
        OptionalDouble number = Floats.parse(text);
        return number.isEmpty() ? unread(text, binaryOnly) : bytes(number.getAsDouble());
    }

    private static Reading bytes(double value) {
        return value < 0
                ? Reading.wrong("negative", "is negative", "write a positive amount")
                : Reading.of(Floats.toBytes(value));
    }

    private static Reading unread(String text, boolean binaryOnly) {
        String suffixes = binaryOnly ? "Ki, Mi, Gi, Ti, Pi, Ei" : String.join(", ", FACTORS.keySet());
        Matcher matcher = NUMBER_AND_SUFFIX.matcher(text.strip());
        if (text.length() > LONGEST
                || !matcher.matches()
                || (matcher.group(2).isEmpty() && matcher.group(3).isEmpty())) {
            return Reading.wrong("size", "no size", "write a number and one of " + suffixes + ", such as 512Mi");
        }
        String number = matcher.group(1);
        String suffix = matcher.group(3);
        boolean known = FACTORS.containsKey(suffix) && (!binaryOnly || suffix.endsWith("i"));
        if (known || suffix.isEmpty()) {
            return Reading.wrong("size", "a space in a size", "write " + number + suffix);
        }
        return Reading.wrong(
                "size-suffix", "unknown suffix \"" + suffix + "\"", suffixHint(number, suffix, binaryOnly, suffixes));
    }

    /** {@code 16gi} was meant to be 16Gi; {@code 4GB} either 4G or 4Gi. */
    private static String suffixHint(String number, String suffix, boolean binaryOnly, String suffixes) {
        String lower = suffix.toLowerCase(Locale.ROOT);
        String stem = lower.replaceFirst("(b|bytes?)$", "");
        Optional<String> near = FACTORS.keySet().stream()
                .filter(known ->
                        known.toLowerCase(Locale.ROOT).equals(binaryOnly && stem.length() == 1 ? stem + "i" : stem))
                .findFirst();
        if (near.isEmpty()) {
            return lower.equals("b") || lower.startsWith("byte")
                    ? "write " + number + " for bytes"
                    : "Akash takes " + suffixes;
        }
        String meant = near.get();
        boolean either = lower.endsWith("b") && meant.length() == 1;
        String other = (meant.equals("k") ? "K" : meant) + "i";
        return either
                ? "Akash takes %s and %s (did you mean %s%s or %s%s?)"
                        .formatted(meant, other, number, meant, number, other)
                : "Akash takes %s (did you mean %s%s?)".formatted(meant, number, meant);
    }

    /** Thousandths of a core: {@code 500m}, or cores as a float; what is beyond 32 bits wraps ({@code cpuQuantity}). */
    static Reading milliCpus(String text) {
        if (text.endsWith("m")) {
            Optional<BigInteger> milli = Integers.unsigned(text.substring(0, text.length() - 1), 10)
                    .filter(value -> value.compareTo(MAX_UINT32) <= 0);
            return milli.isPresent() ? Reading.of(milli.get().longValue()) : noCpu();
        }
        OptionalDouble cores = Floats.parse(text);
        if (cores.isEmpty()) {
            return noCpu();
        }
        double milli = cores.getAsDouble() * 1000;
        return milli < 0
                ? Reading.wrong("negative", "is negative", "write a positive amount")
                : Reading.of(Floats.toUint32(milli));
    }

    private static Reading noCpu() {
        return Reading.wrong(
                "cpu-units", "no CPU units", "write cores such as 0.5, or thousandths of one such as 500m");
    }
}
