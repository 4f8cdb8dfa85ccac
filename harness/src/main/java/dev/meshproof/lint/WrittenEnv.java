package dev.meshproof.lint;

import dev.meshproof.sdl.Text;

/**
 * An item of env, as written, split as a provider does: at the first {@code =}.
 *
 * @param value empty where there is no {@code =}
 */
public record WrittenEnv(Text item, String name, String value) {
    static WrittenEnv of(Text item) {
        int equals = item.value().indexOf('=');
        return equals < 0
                ? new WrittenEnv(item, item.value(), "")
                : new WrittenEnv(
                        item, item.value().substring(0, equals), item.value().substring(equals + 1));
    }

    /** The whole item. */
    public Span span() {
        return Span.of(item);
    }

    /** A part of the value. */
    public Span span(int from, int to) {
        int start = Math.min(item.value().length(), name.length() + 1);
        return Span.of(item, start + from, start + to);
    }
}
