package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Floats;
import dev.meshproof.sdl.chain.go.Resolved;
import dev.meshproof.sdl.chain.go.Resolver;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Decodes YAML into Go's types as yaml.v3 does (decode.go, v3.0.1): any scalar is a string where a string is wanted, null is
 * absent, null list items vanish, floats are cut to integers, quoted integers are none. Each mistake is reported and reading
 * goes on.
 */
final class Decoder {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final BigInteger MAX_UINT32 = BigInteger.valueOf(0xFFFFFFFFL);

    private final Report report;

    Decoder(Report report) {
        this.report = report;
    }

    Report report() {
        return report;
    }

    /** Go {@code string}. */
    Optional<Text> string(String path, Yaml node) {
        if (!(node.resolved() instanceof Scalar scalar)) {
            report.error("not-a-scalar", node, path + " is " + node.kind(), "write a single value");
            return Optional.empty();
        }
        if (scalar.tag().isEmpty()) {
            return scalar.isNull() ? Optional.empty() : Optional.of(scalar.text());
        }
        Resolved resolved = Resolver.resolve(scalar);
        if (resolved instanceof Resolved.Failed failed) {
            tagFails(path, node, failed);
            return Optional.empty();
        }
        if (resolved instanceof Resolved.Nothing) {
            return Optional.empty();
        }
        boolean decoded = Resolver.shortTag(scalar).equals("!!binary") && resolved instanceof Resolved.Str;
        return Optional.of(decoded ? Texts.at(((Resolved.Str) resolved).value(), scalar.at()) : scalar.text());
    }

    private void tagFails(String path, Yaml node, Resolved.Failed failed) {
        report.error(
                "yaml-tag",
                node,
                path + " " + node.kind() + " " + failed.problem(),
                "leave the tag out, or mend the value");
    }

    /** Go {@code uint32}: integers in every notation that Go knows, and floats, cut. */
    OptionalLong uint32(String path, Yaml node, String hint) {
        Optional<Resolved> resolved = scalar(path, node);
        if (resolved.isEmpty()) {
            return OptionalLong.empty();
        }
        if (resolved.get() instanceof Resolved.Int integer) {
            BigInteger value = integer.value();
            if (value.signum() >= 0 && value.compareTo(MAX_UINT32) <= 0) {
                return OptionalLong.of(value.longValue());
            }
        } else if (resolved.get() instanceof Resolved.Real real) {
            if (real.value() > -1 && real.value() < 0x1p32) {
                return OptionalLong.of(Floats.toUint32(real.value()));
            }
        }
        String text = node.resolved() instanceof Scalar scalar ? scalar.value() : "";
        boolean quoted =
                resolved.get() instanceof Resolved.Str && DIGITS.matcher(text).matches();
        report.error(
                "not-a-number",
                node,
                path + " is " + node.kind()
                        + (quoted ? " in quotes, which is text to Akash" : ", which is no whole number"),
                quoted ? "write " + text + " without quotes" : hint);
        return OptionalLong.empty();
    }

    /** Go {@code bool}: YAML 1.1's words too, quoted or not; but {@code "true"} in quotes is a string. */
    Optional<Boolean> bool(String path, Yaml node) {
        Optional<Resolved> resolved = scalar(path, node);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        if (resolved.get() instanceof Resolved.Bool bool) {
            return Optional.of(bool.value());
        }
        if (resolved.get() instanceof Resolved.Str word) {
            switch (word.value()) {
                case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON":
                    return Optional.of(true);
                case "n", "N", "no", "No", "NO", "off", "Off", "OFF":
                    return Optional.of(false);
                default:
                    break;
            }
        }
        report.error(
                "not-a-boolean",
                node,
                path + " is " + node.kind() + ", which is neither true nor false",
                "write true or false, without quotes");
        return Optional.empty();
    }

    private Optional<Resolved> scalar(String path, Yaml node) {
        if (!(node.resolved() instanceof Scalar scalar)) {
            report.error("not-a-scalar", node, path + " is " + node.kind(), "write a single value");
            return Optional.empty();
        }
        Resolved resolved = Resolver.resolve(scalar);
        if (resolved instanceof Resolved.Failed failed) {
            tagFails(path, node, failed);
            return Optional.empty();
        }
        return resolved instanceof Resolved.Nothing ? Optional.empty() : Optional.of(resolved);
    }

    /** A Go slice: its items as written, null ones left out; nothing but a list will do. */
    List<Yaml> list(String path, Yaml node) {
        if (Nulls.isNull(node, report)) {
            return List.of();
        }
        if (node.resolved() instanceof Sequence sequence) {
            List<Yaml> items = new ArrayList<>(sequence.nodes());
            items.removeIf(item -> Nulls.isNull(item, report));
            return items;
        }
        report.error("not-a-list", node, path + " is " + node.kind(), "write a list: each item begins with \"- \"");
        return List.of();
    }

    /** Go {@code []string}. */
    List<Text> strings(String path, Yaml node) {
        List<Text> texts = new ArrayList<>();
        for (Yaml item : list(path, node)) {
            string(path, item).ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    /** A Go struct: empty, and an error unless null, where it is no map. */
    Optional<Fields> struct(String path, Yaml node) {
        return struct(path, node, node);
    }

    /** @param owner what to underline where a field is missing */
    Optional<Fields> struct(String path, Yaml node, Yaml owner) {
        return Maps.entries(path, node, true, report).map(entries -> new Fields(path, owner, entries, this));
    }

    /** A Go map with string keys, in the order in which Go sets them, so that a later entry of a name counts. */
    List<Maps.Item> map(String path, Yaml node) {
        return Maps.entries(path, node, false, report).orElse(List.of());
    }
}
