package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.Map;
import java.util.Optional;

/** Gives a node the type that its tag or, without one, its look asks for (js-yaml, composeNode and lib/schema/default.js). */
final class Types {
    /** The tag of plain scalars, which are resolved by their look. */
    static final String IMPLICIT = "?";

    private static final Map<String, State.Kind> KINDS = Map.ofEntries(
            Map.entry("str", State.Kind.SCALAR),
            Map.entry("null", State.Kind.SCALAR),
            Map.entry("bool", State.Kind.SCALAR),
            Map.entry("int", State.Kind.SCALAR),
            Map.entry("float", State.Kind.SCALAR),
            Map.entry("timestamp", State.Kind.SCALAR),
            Map.entry("merge", State.Kind.SCALAR),
            Map.entry("binary", State.Kind.SCALAR),
            Map.entry("seq", State.Kind.SEQUENCE),
            Map.entry("omap", State.Kind.SEQUENCE),
            Map.entry("pairs", State.Kind.SEQUENCE),
            Map.entry("map", State.Kind.MAPPING),
            Map.entry("set", State.Kind.MAPPING));

    private Types() {}

    /** @param tagStart where the tag stands, if there is one */
    static void resolve(State state, int tagStart) {
        String tag = state.tag;
        if (tag == null) {
            state.remember();
        } else if (tag.equals(IMPLICIT)) {
            implicit(state, tagStart);
        } else if (!tag.equals("!")) {
            explicit(state, tag, tagStart);
            state.remember();
        }
    }

    private static void implicit(State state, int tagStart) {
        if (!(state.result instanceof Nothing) && state.kind != State.Kind.SCALAR) {
            throw Properties.unknown(tagStart, "!<?>");
        }
        if (state.result instanceof Num number && Double.isFinite(number.value())) {
            // only behind !<?> and a line's end: resolved once before, which js-yaml trips over
            throw Properties.unknown(tagStart, "!<?>");
        }
        Scalars.Typed typed = state.result instanceof Str text ? Scalars.implicit(text) : null;
        if (typed != null) {
            state.result = typed.node();
            state.tag = Properties.CORE + typed.type();
            state.remember();
        } else if (state.result instanceof Nothing) {
            state.tag = Properties.CORE + "null";
            state.remember();
        }
    }

    private static void explicit(State state, String tag, int tagStart) {
        String type = tag.startsWith(Properties.CORE) ? tag.substring(Properties.CORE.length()) : "";
        State.Kind wanted = KINDS.get(type);
        if (wanted == null || state.kind != null && state.kind != wanted) {
            throw Properties.unknown(tagStart, written(state, tagStart));
        }
        boolean nothing = state.result instanceof Nothing;
        Optional<Node> made = switch (wanted) {
            case SCALAR -> Scalars.explicit(type, state.result);
            case SEQUENCE -> Collections.sequence(type, state.result, tagStart);
            case MAPPING -> Collections.mapping(type, state.result, tagStart);
        };
        state.result = made.orElseThrow(() -> new Fault(
                "yaml-tag",
                tagStart,
                written(state, tagStart).length(),
                "the tag " + written(state, tagStart)
                        + (nothing ? " is given to nothing" : " does not fit what follows it"),
                "leave it away: an SDL needs no tags"));
    }

    private static String written(State state, int tagStart) {
        int end = tagStart;
        while (end < state.length && !State.isSpace(state.at(end))) {
            end++;
        }
        return state.input.substring(tagStart, end);
    }
}
