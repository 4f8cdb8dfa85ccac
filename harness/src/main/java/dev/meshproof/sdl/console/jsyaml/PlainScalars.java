package dev.meshproof.sdl.console.jsyaml;

/** Scalars without quotes (js-yaml, readPlainScalar). */
final class PlainScalars {
    private static final String NEVER_FIRST = "#&*!|>'\"%@`";

    private PlainScalars() {}

    /** @param inFlow whether brackets or braces are around it */
    static boolean read(State state, int indent, boolean inFlow) {
        if (!begins(state, inFlow)) {
            return false;
        }
        Capture capture = new Capture(state);
        int start = state.position;
        int from = start;
        int to = start;
        int folded = 0;
        char c = state.here();
        while (c != 0 && !ends(state, c, inFlow)) {
            if (State.isEol(c)) {
                int line = state.line;
                int lineStart = state.lineStart;
                int lineIndent = state.lineIndent;
                int breaks = state.skipSpace(false);
                if (state.lineIndent < indent) {
                    state.position = to;
                    state.line = line;
                    state.lineStart = lineStart;
                    state.lineIndent = lineIndent;
                    break;
                }
                folded = breaks;
                c = state.here();
                continue;
            }
            if (folded > 0) {
                capture.printable(from, to);
                capture.folded(folded);
                from = state.position;
                to = from;
                folded = 0;
            }
            if (!State.isBlank(c)) {
                to = state.position + 1;
            }
            c = state.next();
        }
        capture.printable(from, to);
        if (capture.isEmpty()) {
            return false;
        }
        capture.finish(start, to);
        return true;
    }

    private static boolean begins(State state, boolean inFlow) {
        char c = state.here();
        if (State.isSpace(c) || State.isFlowIndicator(c) || NEVER_FIRST.indexOf(c) >= 0) {
            return false;
        }
        return c != '?' && c != '-' || !separates(state, inFlow);
    }

    private static boolean separates(State state, boolean inFlow) {
        char following = state.at(state.position + 1);
        return State.isSpace(following) || inFlow && State.isFlowIndicator(following);
    }

    private static boolean ends(State state, char c, boolean inFlow) {
        if (c == ':') {
            return separates(state, inFlow);
        }
        if (c == '#') {
            return State.isSpace(state.at(state.position - 1));
        }
        return inFlow && State.isFlowIndicator(c) || state.documentSeparator();
    }
}
