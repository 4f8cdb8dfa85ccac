package dev.meshproof.sdl.console.jsyaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the reader stands in the text, and what it made of the last node. */
final class State {
    /** What a node was written as. */
    enum Kind {
        SCALAR,
        SEQUENCE,
        MAPPING
    }

    /** js-yaml merges until memory is full; no SDL comes near this. */
    static final int MAX_INHERITED = 200_000;

    final String input;
    /** As js-yaml counts: the newline that it adds to a text without one included. */
    final int length;

    int position;
    int line;
    int lineStart;
    int lineIndent;
    /** Index of the first leading tab of the line, or -1: a block does not begin behind one. */
    int firstTab = -1;

    final Map<String, String> tagHandles = new HashMap<>();
    final Map<String, Node> anchors = new HashMap<>();

    @Nullable
    String tag;

    @Nullable
    String anchor;

    @Nullable
    Kind kind;

    Node result = Node.Nothing.UNWRITTEN;
    int depth;
    int inherited;

    State(String text) {
        boolean ended = text.isEmpty() || isEol(text.charAt(text.length() - 1));
        this.input = ended ? text : text + '\n';
        this.length = input.length();
    }

    /** The character at an index; NUL behind the last, which no text holds. */
    char at(int index) {
        return index < length ? input.charAt(index) : '\0';
    }

    char here() {
        return at(position);
    }

    /** Moves one on. */
    char next() {
        return at(++position);
    }

    static boolean isEol(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == '\t' || c == ' ';
    }

    static boolean isSpace(char c) {
        return isBlank(c) || isEol(c);
    }

    static boolean isFlowIndicator(char c) {
        return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
    }

    Fault fault(String problem) {
        return Fault.syntax(position, problem);
    }

    void reset() {
        tag = null;
        anchor = null;
        kind = null;
        result = Node.Nothing.UNWRITTEN;
    }

    /** Gives what was read its anchor's name. */
    void remember() {
        if (anchor != null) {
            anchors.put(anchor, result);
        }
    }

    void lineBreak() {
        char c = here();
        if (c == '\n') {
            position++;
        } else if (c == '\r') {
            position++;
            if (here() == '\n') {
                position++;
            }
        } else {
            throw fault("a line break is expected");
        }
        line++;
        lineStart = position;
        firstTab = -1;
    }

    /** Skips white space, line breaks and, where they are allowed, comments; how many lines ended. */
    int skipSpace(boolean comments) {
        int breaks = 0;
        char c = here();
        while (c != 0) {
            while (isBlank(c)) {
                if (c == '\t' && firstTab == -1) {
                    firstTab = position;
                }
                c = next();
            }
            if (comments && c == '#') {
                c = skipToEol();
            }
            if (!isEol(c)) {
                break;
            }
            lineBreak();
            breaks++;
            lineIndent = 0;
            c = here();
            while (c == ' ') {
                lineIndent++;
                c = next();
            }
        }
        return breaks;
    }

    char skipToEol() {
        char c = here();
        while (c != 0 && !isEol(c)) {
            c = next();
        }
        return c;
    }

    /** Whether a document ends at the beginning of this line. */
    boolean documentSeparator() {
        char c = here();
        if (position != lineStart || (c != '-' && c != '.') || at(position + 1) != c || at(position + 2) != c) {
            return false;
        }
        char behind = at(position + 3);
        return behind == 0 || isSpace(behind);
    }
}
