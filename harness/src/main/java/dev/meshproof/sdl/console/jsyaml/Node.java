package dev.meshproof.sdl.console.jsyaml;

import java.util.List;
import java.util.Map;

/**
 * A JavaScript value that js-yaml makes of a part of a text. Aliases share one node, which may even hold itself: no walk over
 * nodes may be deeper than what it looks for.
 */
public sealed interface Node {
    /** The index of its first character; -1 where nothing is written. */
    int start();

    /** The index behind its last character; {@link #start} or less where that is not known. */
    int end();

    /** {@code null}: {@code ~}, {@code null}, or nothing at all. */
    record Nothing(int start, int end) implements Node {
        /** Where nothing is written. */
        public static final Nothing UNWRITTEN = new Nothing(-1, -1);
    }

    record Bool(boolean value, int start, int end) implements Node {}

    record Num(double value, int start, int end) implements Node {}

    record Str(String value, int start, int end) implements Node {}

    record Seq(List<Node> items, int start, int end) implements Node {}

    /** An object: a map; or, without entries of its own, a date; or bytes, whose keys are their numbers. */
    record Obj(Map<String, Entry> entries, Shape shape, int start, int end) implements Node {}

    /** What an object was written as. */
    enum Shape {
        MAP,
        DATE,
        BYTES
    }

    /** @param key as written; its text as JavaScript sees it is the map's key */
    record Entry(Node key, Node value) {}
}
