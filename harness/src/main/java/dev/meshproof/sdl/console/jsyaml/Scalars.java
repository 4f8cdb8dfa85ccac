package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Shape;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What type a scalar has (js-yaml, lib/type): {@code yes} and {@code 1_000} are a string and a number. */
final class Scalars {
    private Scalars() {}

    record Typed(String type, Node node) {}

    /** By its look; null for a string. */
    static @Nullable Typed implicit(Str text) {
        String value = text.value();
        if (isNull(value)) {
            return new Typed("null", new Nothing(text.start(), text.end()));
        }
        if (isBool(value)) {
            return new Typed("bool", bool(text));
        }
        if (Numbers.isInteger(value)) {
            return new Typed("int", new Num(Numbers.integer(value), text.start(), text.end()));
        }
        if (Numbers.isFloat(value)) {
            return new Typed("float", new Num(Numbers.floating(value), text.start(), text.end()));
        }
        if (Dates.isDate(value)) {
            return new Typed("timestamp", new Obj(Map.of(), Shape.DATE, text.start(), text.end()));
        }
        return value.equals("<<") ? new Typed("merge", text) : null;
    }

    /** By its tag; empty where it does not fit. A node that was resolved before keeps its type where the tag allows. */
    static Optional<Node> explicit(String type, Node node) {
        if (node instanceof Nothing) {
            return switch (type) {
                case "str" -> Optional.of(new Str("", node.start(), node.end()));
                case "null", "merge" -> Optional.of(node);
                default -> Optional.empty();
            };
        }
        if (type.equals("str")) {
            return Optional.of(node);
        }
        if (!(node instanceof Str text)) {
            return Optional.empty();
        }
        if (type.equals("binary")) {
            return binary(text);
        }
        return Optional.ofNullable(typed(type, text));
    }

    private static @Nullable Node typed(String type, Str text) {
        String value = text.value();
        return switch (type) {
            case "null" -> isNull(value) ? new Nothing(text.start(), text.end()) : null;
            case "bool" -> isBool(value) ? bool(text) : null;
            case "int" -> Numbers.isInteger(value) ? new Num(Numbers.integer(value), text.start(), text.end()) : null;
            case "float" -> Numbers.isFloat(value) ? new Num(Numbers.floating(value), text.start(), text.end()) : null;
            case "timestamp" -> Dates.isDate(value) ? new Obj(Map.of(), Shape.DATE, text.start(), text.end()) : null;
            case "merge" -> value.equals("<<") ? text : null;
            default -> null;
        };
    }

    private static boolean isNull(String value) {
        return value.equals("~") || value.equals("null") || value.equals("Null") || value.equals("NULL");
    }

    private static boolean isBool(String value) {
        return switch (value) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
            default -> false;
        };
    }

    private static Node bool(Str text) {
        return new Bool(text.value().equalsIgnoreCase("true"), text.start(), text.end());
    }

    /** Base 64, line breaks apart, whose bits are whole bytes. */
    private static Optional<Node> binary(Str text) {
        String digits = text.value().replaceAll("[\r\n]", "");
        boolean formed =
                digits.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+/=".indexOf(c) >= 0));
        if (!formed || digits.length() % 4 != 0) {
            return Optional.empty();
        }
        int characters = digits.replace("=", "").length();
        int tail = characters % 4 * 6;
        int bytes = characters == 0 ? 3 : characters / 4 * 3 + (tail == 18 ? 2 : tail == 12 ? 1 : 0);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < bytes; i++) {
            entries.put(Integer.toString(i), new Node.Entry(text, new Num(0, text.start(), text.end())));
        }
        return Optional.of(new Obj(entries, Shape.BYTES, text.start(), text.end()));
    }
}
