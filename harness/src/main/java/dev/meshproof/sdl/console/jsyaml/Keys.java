package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Shape;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.math.BigDecimal;

/** Keys of objects, which in JavaScript are strings whatever was written. */
final class Keys {
    /** Of a list as a key, in characters: aliases could make it longer than memory is. */
    private static final int MAX_LENGTH = 100_000;

    private Keys() {}

    static String text(State state, Node key) {
        if (key instanceof Seq list) {
            StringBuilder text = new StringBuilder();
            String comma = "";
            for (Node item : list.items()) {
                text.append(comma).append(item(state, item));
                comma = ",";
                if (text.length() > MAX_LENGTH) {
                    throw Fault.syntax(
                            Math.max(0, list.start()), "a list of more than " + MAX_LENGTH + " characters as a key");
                }
            }
            return text.toString();
        }
        return scalar(state, key);
    }

    private static String item(State state, Node item) {
        if (item instanceof Seq) {
            throw Fault.syntax(Math.max(0, item.start()), "a key of a map holds a list in a list");
        }
        return item instanceof Nothing ? "" : scalar(state, item);
    }

    private static String scalar(State state, Node key) {
        if (key instanceof Str text) {
            return text.value();
        }
        if (key instanceof Num number) {
            return number(number.value());
        }
        if (key instanceof Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (key instanceof Obj map && map.shape() != Shape.MAP) {
            return state.input.substring(map.start(), map.end());
        }
        return key instanceof Obj ? "[object Object]" : "null";
    }

    /** As JavaScript writes a number. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < 1e-6 || size >= 1e21 ? exponent(exact) : exact.toPlainString();
    }

    private static String exponent(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        return (value.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }
}
