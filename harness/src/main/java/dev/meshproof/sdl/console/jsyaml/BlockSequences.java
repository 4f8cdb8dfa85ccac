package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import java.util.ArrayList;
import java.util.List;

/** Lists whose items begin with a dash (js-yaml, readBlockSequence). */
final class BlockSequences {
    private BlockSequences() {}

    static boolean read(State state, int indent) {
        // behind a leading tab no block begins; a list in brackets or a scalar may
        if (state.firstTab != -1) {
            return false;
        }
        String tag = state.tag;
        String anchor = state.anchor;
        List<Node> items = new ArrayList<>();
        Seq whole = new Seq(items, state.position, -1);
        if (anchor != null) {
            state.anchors.put(anchor, whole);
        }
        boolean any = false;
        while (state.here() != 0) {
            if (state.firstTab != -1) {
                throw tab(state);
            }
            if (state.here() != '-' || !State.isSpace(state.at(state.position + 1))) {
                break;
            }
            any = true;
            state.position++;
            if (state.skipSpace(true) > 0 && state.lineIndent <= indent) {
                items.add(Nothing.UNWRITTEN);
                continue;
            }
            int line = state.line;
            Composer.compose(state, indent, Composer.Context.BLOCK_IN, false, true);
            items.add(state.result);
            state.skipSpace(true);
            if ((state.line == line || state.lineIndent > indent) && state.here() != 0) {
                throw state.fault("this item of a list is indented differently from those above it");
            }
            if (state.lineIndent < indent) {
                break;
            }
        }
        if (any) {
            state.tag = tag;
            state.anchor = anchor;
            state.kind = State.Kind.SEQUENCE;
            state.result = whole;
        }
        return any;
    }

    static Fault tab(State state) {
        return new Fault(
                "yaml-syntax", state.firstTab, 1, "not YAML: a tab in the indentation", "indent with spaces only");
    }
}
