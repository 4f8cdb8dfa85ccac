package dev.meshproof.sdl.console.jsyaml;

/** The text of a scalar, as it grows. */
final class Capture {
    private final State state;
    private final StringBuilder text = new StringBuilder();

    Capture(State state) {
        this.state = state;
    }

    /** Adds a part of a plain or block scalar. */
    void printable(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isPrintable(i, start, end)) {
                throw Fault.syntax(i, "the character U+%04X is not allowed".formatted((int) state.at(i)));
            }
        }
        text.append(state.input, Math.min(start, end), end);
    }

    private boolean isPrintable(int index, int start, int end) {
        char c = state.at(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < end && Character.isLowSurrogate(state.at(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > start && Character.isHighSurrogate(state.at(index - 1));
        }
        return c >= ' ' && c < 0x7F || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c > 0x9F && c < 0xFFFE;
    }

    /** Adds a part of a quoted scalar. */
    void quoted(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = state.at(i);
            if (c < ' ' && c != '\t') {
                throw Fault.syntax(i, "the character U+%04X is not allowed in quotes".formatted((int) c));
            }
        }
        text.append(state.input, Math.min(start, end), end);
    }

    void folded(int breaks) {
        if (breaks == 1) {
            text.append(' ');
        } else if (breaks > 1) {
            breaks(breaks - 1);
        }
    }

    void breaks(int count) {
        text.append("\n".repeat(count));
    }

    void character(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Ends the scalar, which began at an index. */
    void finish(int start, int end) {
        state.kind = State.Kind.SCALAR;
        state.result = new Node.Str(text.toString(), start, end);
    }
}
