package dev.meshproof.sdl.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and CPU units as Akash reads them (chain-sdk go/sdl, units.go and cpu.go). */
final class Quantities {
    private static final Pattern NUMBER_AND_SUFFIX =
            Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([A-Za-z]*)");
    private static final String SUFFIXES = "k, Ki, M, Mi, G, Gi, T, Ti, P, Pi, E, Ei";
    private static final Map<String, Long> FACTORS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("k", 1_000L),
            Map.entry("Ki", 1L << 10),
            Map.entry("M", 1_000_000L),
            Map.entry("Mi", 1L << 20),
            Map.entry("G", 1_000_000_000L),
            Map.entry("Gi", 1L << 30),
            Map.entry("T", 1_000_000_000_000L),
            Map.entry("Ti", 1L << 40),
            Map.entry("P", 1_000_000_000_000_000L),
            Map.entry("Pi", 1L << 50),
            Map.entry("E", 1_000_000_000_000_000_000L),
            Map.entry("Ei", 1L << 60));

    private Quantities() {}

    /** A quantity, or what is wrong with it and how to mend it. */
    record Reading(Optional<Long> value, String problem, String hint) {
        static Reading of(long value) {
            return new Reading(Optional.of(value), "", "");
        }

        static Reading wrong(String problem, String hint) {
            return new Reading(Optional.empty(), problem, hint);
        }
    }

    /** Bytes: a float and a suffix, which is case-sensitive. */
    static Reading bytes(String text) {
        Matcher matcher = NUMBER_AND_SUFFIX.matcher(text);
        Optional<BigDecimal> number = matcher.matches() ? decimal(matcher.group(1)) : Optional.empty();
        if (number.isEmpty()) {
            return Reading.wrong("no size", "write a number and one of " + SUFFIXES + ", such as 512Mi");
        }
        String suffix = matcher.group(2);
        Long factor = FACTORS.get(suffix);
        if (factor == null) {
            String near = nearest(suffix);
            return Reading.wrong(
                    "unknown suffix \"" + suffix + "\"",
                    near.isEmpty()
                            ? "Akash takes " + SUFFIXES
                            : "Akash takes %s (did you mean %s%s?)".formatted(near, matcher.group(1), near));
        }
        if (text.length() != matcher.group(1).length() + suffix.length()) {
            return Reading.wrong("a space before the suffix", "write " + matcher.group(1) + suffix);
        }
        return whole(number.get().multiply(BigDecimal.valueOf(factor)));
    }

    /** Thousandths of a core: {@code 500m}, or cores as a float. */
    static Reading milliCpus(String text) {
        boolean milli = text.endsWith("m");
        Optional<BigDecimal> number = decimal(milli ? text.substring(0, text.length() - 1) : text);
        if (number.isEmpty() || (milli && number.get().stripTrailingZeros().scale() > 0)) {
            return Reading.wrong("no CPU units", "write cores such as 0.5, or thousandths of one such as 500m");
        }
        return whole(milli ? number.get() : number.get().movePointRight(3));
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) + number.precision() > 40 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Reading whole(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Reading.wrong("out of range", "write a positive amount");
        }
        return Reading.of(value.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** What a suffix such as {@code mi}, {@code GB} or {@code MiB} was meant to be; empty where nothing fits. */
    private static String nearest(String suffix) {
        String lower = suffix.toLowerCase(Locale.ROOT);
        String stem = lower.endsWith("b") ? lower.substring(0, lower.length() - 1) : lower;
        return FACTORS.keySet().stream()
                .filter(known ->
                        !known.isEmpty() && known.toLowerCase(Locale.ROOT).equals(stem))
                .findFirst()
                .orElse("");
    }
}
