package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import org.jspecify.annotations.Nullable;

/** Maps of {@code key: value} lines (js-yaml, readBlockMapping). */
final class BlockMappings {
    /** What the beginning of a line turned out to be. */
    private enum Begin {
        ENTRY,
        NO_KEY,
        NO_MAP
    }

    private final State state;
    private final int indent;
    private final int flowIndent;
    private final Pairs pairs;
    private final @Nullable String tag;
    private final @Nullable String anchor;
    private final Node whole;
    private boolean detected;
    private boolean explicit;
    private boolean compact;
    private @Nullable String keyTag;
    private Node key = Nothing.UNWRITTEN;
    private int place;

    private BlockMappings(State state, int indent, int flowIndent) {
        this.state = state;
        this.indent = indent;
        this.flowIndent = flowIndent;
        this.pairs = new Pairs(state);
        this.tag = state.tag;
        this.anchor = state.anchor;
        this.whole = pairs.map(state.position, -1);
    }

    static boolean read(State state, int indent, int flowIndent) {
        // behind a leading tab no block begins; a map in braces or a scalar may
        return state.firstTab == -1 && new BlockMappings(state, indent, flowIndent).read();
    }

    private boolean read() {
        if (anchor != null) {
            state.anchors.put(anchor, whole);
        }
        while (state.here() != 0) {
            if (!explicit && state.firstTab != -1) {
                throw BlockSequences.tab(state);
            }
            int line = state.line;
            Begin begin = begin(line);
            if (begin == Begin.NO_KEY) {
                break;
            }
            if (begin == Begin.NO_MAP) {
                state.tag = tag;
                state.anchor = anchor;
                return true;
            }
            if (state.line == line || state.lineIndent > indent) {
                content();
            }
            if ((state.line == line || state.lineIndent > indent) && state.here() != 0) {
                throw state.fault(
                        "this entry of a map is indented differently from those above it, or holds a second \": \"");
            }
            if (state.lineIndent < indent) {
                break;
            }
        }
        if (explicit) {
            store(Nothing.UNWRITTEN);
        }
        if (detected) {
            state.tag = tag;
            state.anchor = anchor;
            state.kind = State.Kind.MAPPING;
            state.result = whole;
        }
        return detected;
    }

    private Begin begin(int line) {
        char c = state.here();
        if ((c == '?' || c == ':') && State.isSpace(state.at(state.position + 1))) {
            indicator(c);
            return Begin.ENTRY;
        }
        int from = state.position;
        if (!explicit) {
            place = from;
        }
        if (!Composer.compose(state, flowIndent, Composer.Context.FLOW_OUT, false, true)) {
            return Begin.NO_KEY;
        }
        if (state.line != line) {
            return noMap("a key goes over several lines");
        }
        while (State.isBlank(state.here())) {
            state.position++;
        }
        if (state.here() != ':') {
            return noMap("no colon behind this key");
        }
        if (!State.isSpace(state.next())) {
            throw state.fault("a space is expected behind the colon");
        }
        String newTag = state.tag;
        Node newKey = state.result;
        if (explicit) {
            store(Nothing.UNWRITTEN);
        }
        place = from;
        detected = true;
        explicit = false;
        compact = false;
        keyTag = newTag;
        key = newKey;
        return Begin.ENTRY;
    }

    private Begin noMap(String problem) {
        if (detected) {
            throw Fault.syntax(state.result.start() < 0 ? state.position : state.result.start(), problem);
        }
        return Begin.NO_MAP;
    }

    /** A question mark before a key, or a colon before its value. */
    private void indicator(char c) {
        if (c == '?') {
            if (explicit) {
                store(Nothing.UNWRITTEN);
            }
            detected = true;
            explicit = true;
        } else if (explicit) {
            explicit = false;
        } else {
            throw state.fault("no key stands before this colon");
        }
        compact = true;
        state.position++;
    }

    private void content() {
        if (explicit) {
            place = state.position;
        }
        boolean any = Composer.compose(state, indent, Composer.Context.BLOCK_OUT, true, compact);
        Node node = state.result;
        if (explicit) {
            if (any) {
                key = node;
            }
        } else {
            store(any ? node : Nothing.UNWRITTEN);
        }
        state.skipSpace(true);
    }

    private void store(Node value) {
        pairs.put(keyTag, key, value, place);
        keyTag = null;
        key = Nothing.UNWRITTEN;
    }
}
