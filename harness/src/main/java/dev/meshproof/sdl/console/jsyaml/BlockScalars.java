package dev.meshproof.sdl.console.jsyaml;

/** Scalars behind {@code |} and {@code >} (js-yaml, readBlockScalar). */
final class BlockScalars {
    private enum Chomping {
        CLIP,
        STRIP,
        KEEP
    }

    private final State state;
    private final Capture capture;
    private final boolean folding;
    private Chomping chomping = Chomping.CLIP;
    private int textIndent;
    private boolean indentKnown;
    private boolean anyContent;
    private boolean moreIndented;
    private int emptyLines;

    private BlockScalars(State state, int indent) {
        this.state = state;
        this.capture = new Capture(state);
        this.folding = state.here() == '>';
        this.textIndent = indent;
    }

    static boolean read(State state, int indent) {
        char c = state.here();
        if (c != '|' && c != '>') {
            return false;
        }
        int start = state.position;
        BlockScalars scalar = new BlockScalars(state, indent);
        scalar.header(indent);
        scalar.body();
        scalar.capture.finish(start, state.position);
        return true;
    }

    private void header(int indent) {
        char c = state.next();
        while (c == '+' || c == '-' || c >= '0' && c <= '9') {
            if (c == '+' || c == '-') {
                if (chomping != Chomping.CLIP) {
                    throw state.fault("a block takes one of + and -, once");
                }
                chomping = c == '+' ? Chomping.KEEP : Chomping.STRIP;
            } else if (c == '0') {
                throw state.fault("a block cannot be indented by 0");
            } else if (indentKnown) {
                throw state.fault("a block takes one digit for its indentation");
            } else {
                textIndent = indent + c - '0' - 1;
                indentKnown = true;
            }
            c = state.next();
        }
        if (State.isBlank(c)) {
            while (State.isBlank(c)) {
                c = state.next();
            }
            if (c == '#') {
                state.skipToEol();
            }
        }
    }

    private void body() {
        while (state.here() != 0) {
            state.lineBreak();
            state.lineIndent = 0;
            char c = state.here();
            while ((!indentKnown || state.lineIndent < textIndent) && c == ' ') {
                state.lineIndent++;
                c = state.next();
            }
            if (!indentKnown && state.lineIndent > textIndent) {
                textIndent = state.lineIndent;
            }
            if (State.isEol(c)) {
                emptyLines++;
            } else if (state.lineIndent < textIndent) {
                chomp();
                return;
            } else {
                line(c);
            }
        }
    }

    private void chomp() {
        if (chomping == Chomping.KEEP) {
            capture.breaks(anyContent ? 1 + emptyLines : emptyLines);
        } else if (chomping == Chomping.CLIP && anyContent) {
            capture.breaks(1);
        }
    }

    private void line(char first) {
        if (!folding || State.isBlank(first)) {
            moreIndented |= folding;
            capture.breaks(anyContent ? 1 + emptyLines : emptyLines);
        } else if (moreIndented) {
            moreIndented = false;
            capture.breaks(emptyLines + 1);
        } else if (emptyLines > 0) {
            capture.breaks(emptyLines);
        } else if (anyContent) {
            capture.folded(1);
        }
        anyContent = true;
        indentKnown = true;
        emptyLines = 0;
        int from = state.position;
        state.skipToEol();
        capture.printable(from, state.position);
    }
}
