package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists in brackets and maps in braces (js-yaml, readFlowCollection). */
final class FlowCollections {
    private FlowCollections() {}

    static boolean read(State state, int indent) {
        char open = state.here();
        if (open != '[' && open != '{') {
            return false;
        }
        boolean mapping = open == '{';
        char close = mapping ? '}' : ']';
        int start = state.position;
        String tag = state.tag;
        String anchor = state.anchor;
        List<Node> items = new ArrayList<>();
        Pairs pairs = new Pairs(state);
        Node whole = mapping ? pairs.map(start, -1) : new Seq(items, start, -1);
        if (anchor != null) {
            state.anchors.put(anchor, whole);
        }
        boolean comma = true;
        char c = state.next();
        while (c != 0) {
            state.skipSpace(true);
            c = state.here();
            if (c == close) {
                state.position++;
                state.tag = tag;
                state.anchor = anchor;
                state.kind = mapping ? State.Kind.MAPPING : State.Kind.SEQUENCE;
                state.result = whole;
                return true;
            }
            if (!comma) {
                throw state.fault("a comma, or " + close + ", is expected");
            }
            if (c == ',') {
                throw state.fault("nothing stands before this comma");
            }
            entry(state, indent, mapping ? pairs : null, items);
            state.skipSpace(true);
            c = state.here();
            comma = c == ',';
            if (comma) {
                c = state.next();
            }
        }
        throw Fault.syntax(start, open + " is never closed by " + close);
    }

    private static void entry(State state, int indent, @Nullable Pairs pairs, List<Node> items) {
        boolean explicit = state.here() == '?' && State.isSpace(state.at(state.position + 1));
        if (explicit) {
            state.position++;
            state.skipSpace(true);
        }
        int line = state.line;
        int place = state.position;
        Composer.compose(state, indent, Composer.Context.FLOW_IN, false, true);
        String keyTag = state.tag;
        Node key = state.result;
        Node value = Nothing.UNWRITTEN;
        boolean pair = explicit;
        state.skipSpace(true);
        if ((explicit || state.line == line) && state.here() == ':') {
            pair = true;
            state.position++;
            state.skipSpace(true);
            Composer.compose(state, indent, Composer.Context.FLOW_IN, false, true);
            value = state.result;
        }
        if (pairs != null) {
            pairs.put(keyTag, key, value, place);
        } else if (pair) {
            Pairs single = new Pairs(state);
            single.put(keyTag, key, value, place);
            items.add(single.map(place, -1));
        } else {
            items.add(key);
        }
    }
}
