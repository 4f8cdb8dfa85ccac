package dev.meshproof.sdl.chain.go;

import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Style;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** yaml.v3's {@code resolve} and the parts of {@code Node.ShortTag} that matter to it (resolve.go, yaml.go, v3.0.1). */
public final class Resolver {
    private static final Resolved NOTHING = new Resolved.Nothing();
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Resolver() {}

    /** {@code !!int} and the like; empty without a tag, or with {@code !}, which yaml.v3 passes over. */
    public static String shortTag(Yaml node) {
        String tag = node.tag();
        if (tag.startsWith(Yaml.TAG_PREFIX)) {
            return "!!" + tag.substring(Yaml.TAG_PREFIX.length());
        }
        return tag.equals("!") ? "" : tag;
    }

    /** {@code ShortTag() == nullTag}: yaml.v3 then decodes nothing. */
    public static boolean isNull(Yaml node) {
        Yaml real = node.resolved();
        String tag = shortTag(real);
        return real instanceof Scalar scalar
                && (tag.equals("!!null")
                        || (tag.isEmpty() && scalar.style() == Style.PLAIN && isNullText(scalar.value())));
    }

    private static boolean isNullText(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    public static Resolved resolve(Scalar scalar) {
        String tag = shortTag(scalar);
        String text = scalar.value();
        boolean quoted = tag.isEmpty() && scalar.style() != Style.PLAIN;
        return switch (quoted ? "!!str" : tag) {
            case "!!str" -> new Resolved.Str(text);
            case "" -> untagged(text, true);
            case "!!bool", "!!int", "!!float", "!!null", "!!timestamp" -> tagged(tag, text);
            case "!!binary" -> binary(text);
            default -> new Resolved.Str(text);
        };
    }

    private static Resolved tagged(String tag, String text) {
        Resolved found = untagged(text, tag.equals("!!timestamp"));
        if (found instanceof Resolved.Int number && tag.equals("!!float")) {
            return new Resolved.Real(number.value().doubleValue());
        }
        return found.tag().equals(tag) ? found : new Resolved.Failed("cannot be read as " + tag);
    }

    private static Resolved binary(String text) {
        String data = text.replace("\n", "").replace("\r", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(data);
            if (data.length() % 4 != 0) {
                throw new IllegalArgumentException("Go wants its padding");
            }
            return new Resolved.Str(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Resolved.Failed("is tagged !!binary and is no base64");
        }
    }

    private static Resolved untagged(String text, boolean timestamps) {
        switch (text) {
            case "true", "True", "TRUE":
                return new Resolved.Bool(true);
            case "false", "False", "FALSE":
                return new Resolved.Bool(false);
            case ".nan", ".NaN", ".NAN":
                return new Resolved.Real(Double.NaN);
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
                return new Resolved.Real(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF":
                return new Resolved.Real(Double.NEGATIVE_INFINITY);
            default:
                break;
        }
        if (isNullText(text)) {
            return NOTHING;
        }
        char first = text.charAt(0);
        if (first == '.') {
            OptionalDouble real = Floats.parse(text);
            return real.isPresent() ? new Resolved.Real(real.getAsDouble()) : new Resolved.Str(text);
        }
        boolean numeric = (first >= '0' && first <= '9') || first == '+' || first == '-';
        return numeric ? number(text, timestamps) : new Resolved.Str(text);
    }

    private static Resolved number(String text, boolean timestamps) {
        if (timestamps && Timestamps.matches(text)) {
            return new Resolved.Timestamp();
        }
        String plain = text.replace("_", "");
        Optional<BigInteger> integer = Integers.signed(plain, 0).or(() -> Integers.unsigned(plain, 0));
        if (integer.isPresent()) {
            return new Resolved.Int(integer.get());
        }
        if (FLOAT.matcher(plain).matches()) {
            OptionalDouble real = Floats.parse(plain);
            if (real.isPresent()) {
                return new Resolved.Real(real.getAsDouble());
            }
        }
        return prefixed(plain, "0b", 2)
                .or(() -> prefixed(plain, "0o", 8))
                .<Resolved>map(Resolved.Int::new)
                .orElseGet(() -> new Resolved.Str(text));
    }

    /** What ParseInt has not read above: a sign behind the prefix. */
    private static Optional<BigInteger> prefixed(String plain, String prefix, int base) {
        if (plain.startsWith(prefix)) {
            String digits = plain.substring(2);
            return Integers.signed(digits, base).or(() -> Integers.unsigned(digits, base));
        }
        return plain.startsWith("-" + prefix) ? Integers.signed("-" + plain.substring(3), base) : Optional.empty();
    }
}
