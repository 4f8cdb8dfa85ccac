package dev.meshproof.sdl.console.jsyaml;

import java.util.Locale;

/** Tags, anchors and aliases (js-yaml, readTagProperty, readAnchorProperty and readAlias). */
final class Properties {
    static final String CORE = "tag:yaml.org,2002:";

    private Properties() {}

    static boolean tag(State state) {
        if (state.here() != '!') {
            return false;
        }
        if (state.tag != null) {
            throw state.fault("a second tag");
        }
        int start = state.position;
        state.tag = state.next() == '<' ? verbatim(state, start) : shorthand(state, start);
        return true;
    }

    private static String verbatim(State state, int start) {
        int from = ++state.position;
        char c = state.next();
        while (c != 0 && c != '>') {
            c = state.next();
        }
        if (c == 0) {
            throw state.fault("!< is never closed by >");
        }
        String name = state.input.substring(from, state.position++);
        return TagNames.decoded(start, name);
    }

    private static String shorthand(State state, int start) {
        boolean named = state.here() == '!';
        String handle = named ? "!!" : "!";
        char c = named ? state.next() : state.here();
        int from = state.position;
        while (c != 0 && !State.isSpace(c)) {
            if (c == '!') {
                if (named) {
                    throw state.fault("a tag holds too many exclamation marks");
                }
                named = true;
                handle = state.input.substring(start, state.position + 1);
                from = state.position + 1;
            }
            c = state.next();
        }
        String name = state.input.substring(from, state.position);
        if (name.chars().anyMatch(n -> State.isFlowIndicator((char) n))) {
            throw state.fault("a tag holds brackets, braces or a comma; put a space behind it");
        }
        String prefix = state.tagHandles.get(handle);
        if (prefix != null) {
            return prefix + TagNames.decoded(start, name);
        }
        if (handle.equals("!!")) {
            return CORE + TagNames.decoded(start, name);
        }
        if (handle.equals("!")) {
            return "!" + TagNames.decoded(start, name);
        }
        throw unknown(start, state.input.substring(start, state.position));
    }

    static Fault unknown(int start, String tag) {
        return new Fault(
                "yaml-tag",
                start,
                tag.length(),
                "the tag " + tag.toLowerCase(Locale.ROOT) + " is none that Akash Console knows",
                "leave it away: an SDL needs no tags");
    }

    static boolean anchor(State state) {
        if (state.here() != '&') {
            return false;
        }
        if (state.anchor != null) {
            throw state.fault("a second anchor");
        }
        state.anchor = name(state, "an anchor");
        return true;
    }

    static boolean alias(State state) {
        if (state.here() != '*') {
            return false;
        }
        int start = state.position;
        String alias = name(state, "an alias");
        Node node = state.anchors.get(alias);
        if (node == null) {
            throw new Fault(
                    "yaml-alias",
                    start,
                    alias.length() + 1,
                    "*" + alias + " names no anchor before it",
                    "write &" + alias + " where the value is first given, or put text that begins with * in quotes");
        }
        state.result = node;
        state.skipSpace(true);
        return true;
    }

    private static String name(State state, String what) {
        int from = state.position + 1;
        char c = state.next();
        while (c != 0 && !State.isSpace(c) && !State.isFlowIndicator(c)) {
            c = state.next();
        }
        if (state.position == from) {
            throw state.fault(what + " has no name");
        }
        return state.input.substring(from, state.position);
    }
}
