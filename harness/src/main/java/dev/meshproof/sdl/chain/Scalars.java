package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** What yaml.v3 makes of a scalar where Go wants an integer or a boolean (resolve.go, decode.go). */
final class Scalars {
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    /** YAML 1.1's words, taken whether quoted or not. */
    private static final Set<String> YES = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");

    private static final Set<String> NO = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9][0-9_]{0,17}");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    /** Quoted integers are none; floats are truncated. */
    static OptionalLong integer(Scalar scalar) {
        String text = scalar.text().value();
        if (!scalar.plain()) {
            return OptionalLong.empty();
        }
        if (DECIMAL.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text.replace("_", "").replace("+", "")));
        }
        return FLOAT.matcher(text).matches() ? OptionalLong.of((long) Double.parseDouble(text)) : OptionalLong.empty();
    }

    static Optional<Boolean> bool(Scalar scalar) {
        String text = scalar.text().value();
        if (YES.contains(text) || (scalar.plain() && TRUE.contains(text))) {
            return Optional.of(true);
        }
        if (NO.contains(text) || (scalar.plain() && FALSE.contains(text))) {
            return Optional.of(false);
        }
        return Optional.empty();
    }
}
