package dev.meshproof.sdl.chain.go;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code semver.ParseTolerant} of blang/semver v4, and what Akash makes of the version (go/sdl, sdl.go). */
public final class Versions {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]+");
    private static final BigInteger TWO = BigInteger.TWO;

    private Versions() {}

    /** The languages that there are. */
    public enum Language {
        V2_0,
        V2_1
    }

    private record Version(BigInteger major, BigInteger minor, BigInteger patch, boolean prerelease) {}

    /** 2.0.0 is v2.0; 2.1.0 and all above are v2.1; empty for all else. */
    public static Optional<Language> language(String text) {
        return parse(text).flatMap(v -> {
            boolean isTwo = v.major().equals(TWO);
            if (isTwo && v.minor().signum() == 0 && v.patch().signum() == 0 && !v.prerelease()) {
                return Optional.of(Language.V2_0);
            }
            boolean first =
                    isTwo && v.minor().equals(BigInteger.ONE) && v.patch().signum() == 0;
            boolean later = v.major().compareTo(TWO) > 0 || (isTwo && v.minor().signum() > 0);
            return later && !(first && v.prerelease()) ? Optional.of(Language.V2_1) : Optional.empty();
        });
    }

    private static Optional<Version> parse(String text) {
        String version = Strings.trimSpace(text);
        version = version.startsWith("v") ? version.substring(1) : version;
        List<String> parts = new ArrayList<>(List.of(version.split("\\.", 3)));
        parts.replaceAll(Versions::withoutLeadingZeros);
        if (parts.size() < 3) {
            String last = parts.get(parts.size() - 1);
            if (last.contains("+") || last.contains("-")) {
                return Optional.empty();
            }
        }
        while (parts.size() < 3) {
            parts.add("0");
        }
        return strict(parts.get(0), parts.get(1), parts.get(2));
    }

    private static String withoutLeadingZeros(String part) {
        if (part.length() < 2) {
            return part;
        }
        String stripped = part.replaceFirst("^0+", "");
        return stripped.isEmpty() || !Character.isDigit(stripped.charAt(0)) ? "0" + stripped : stripped;
    }

    private static Optional<Version> strict(String major, String minor, String rest) {
        int plus = rest.indexOf('+');
        String build = plus < 0 ? "0" : rest.substring(plus + 1);
        String head = plus < 0 ? rest : rest.substring(0, plus);
        int dash = head.indexOf('-');
        String prerelease = dash < 0 ? "0" : head.substring(dash + 1);
        String patch = dash < 0 ? head : head.substring(0, dash);
        boolean words = List.of(build.split("\\.", -1)).stream()
                        .allMatch(w -> WORD.matcher(w).matches())
                && List.of(prerelease.split("\\.", -1)).stream().allMatch(Versions::prereleaseWord);
        Optional<BigInteger> a = number(major);
        Optional<BigInteger> b = number(minor);
        Optional<BigInteger> c = number(patch);
        return words && a.isPresent() && b.isPresent() && c.isPresent()
                ? Optional.of(new Version(a.get(), b.get(), c.get(), dash >= 0))
                : Optional.empty();
    }

    private static boolean prereleaseWord(String word) {
        return DIGITS.matcher(word).matches()
                ? number(word).isPresent()
                : WORD.matcher(word).matches();
    }

    private static Optional<BigInteger> number(String digits) {
        boolean leadingZero = digits.length() > 1 && digits.startsWith("0");
        return leadingZero ? Optional.empty() : Integers.unsigned(digits, 10);
    }
}
