package dev.meshproof.wiretap.server;

import java.util.Locale;
import java.util.function.Consumer;

/** Writes JSON, in one line. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    /** An object, whose members are written meanwhile. */
    static String object(Consumer<Json> members) {
        Json json = new Json();
        json.nested('{', '}', () -> members.accept(json));
        return json.text.toString();
    }

    Json put(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    Json put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    Json put(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A number with three digits after the point; null if it is none. */
    Json put(String name, double value) {
        name(name);
        text.append(Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null");
        return this;
    }

    Json object(String name, Consumer<Json> members) {
        name(name);
        nested('{', '}', () -> members.accept(this));
        return this;
    }

    /** An array of objects. */
    <T> Json objects(String name, Iterable<? extends T> of, Member<T> member) {
        name(name);
        nested(
                '[',
                ']',
                () -> of.forEach(each -> {
                    comma();
                    nested('{', '}', () -> member.write(this, each));
                }));
        return this;
    }

    /** An array of texts. */
    Json texts(String name, Iterable<String> of) {
        name(name);
        nested(
                '[',
                ']',
                () -> of.forEach(each -> {
                    comma();
                    quote(each);
                }));
        return this;
    }

    /** Writes the members of one object of many. */
    @FunctionalInterface
    interface Member<T> {
        void write(Json json, T of);
    }

    private void nested(char begin, char end, Runnable content) {
        text.append(begin);
        first = true;
        content.run();
        text.append(end);
        first = false;
    }

    private void name(String name) {
        comma();
        quote(name);
        text.append(':');
    }

    private void comma() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
