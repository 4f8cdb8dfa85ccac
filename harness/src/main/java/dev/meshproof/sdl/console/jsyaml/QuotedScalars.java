package dev.meshproof.sdl.console.jsyaml;

/** Scalars in single and double quotes (js-yaml, readSingleQuotedScalar and readDoubleQuotedScalar). */
final class QuotedScalars {
    private static final String ESCAPES = "0abt\tnvfre \"/\\N_LP";
    private static final String ESCAPED = "\0\u0007\b\t\t\n\u000B\f\r\u001B \"/\\\u0085\u00A0\u2028\u2029";

    private QuotedScalars() {}

    static boolean read(State state) {
        char quote = state.here();
        if (quote != '\'' && quote != '"') {
            return false;
        }
        int start = state.position++;
        Capture capture = new Capture(state);
        int from = state.position;
        int to = from;
        for (char c = state.here(); c != 0; c = state.here()) {
            if (c == quote) {
                capture.quoted(from, state.position);
                boolean doubled = quote == '\'' && state.at(state.position + 1) == '\'';
                state.position++;
                if (!doubled) {
                    capture.finish(start, state.position);
                    return true;
                }
                from = state.position++;
                to = state.position;
            } else if (c == '\\' && quote == '"') {
                capture.quoted(from, state.position);
                escape(state, capture);
                from = state.position;
                to = from;
            } else if (State.isEol(c)) {
                capture.quoted(from, to);
                capture.folded(state.skipSpace(false));
                from = state.position;
                to = from;
            } else if (state.documentSeparator()) {
                throw state.fault("the document ends within quotes, which begin in line " + lineOf(state, start));
            } else {
                state.position++;
                to = state.position;
            }
        }
        throw Fault.syntax(start, "these quotes are never closed");
    }

    private static int lineOf(State state, int start) {
        int line = state.line + 1;
        for (int i = start; i < state.position; i++) {
            if (state.at(i) == '\n' || state.at(i) == '\r' && state.at(i + 1) != '\n') {
                line--;
            }
        }
        return line;
    }

    private static void escape(State state, Capture capture) {
        char c = state.next();
        int simple = c == 0 ? -1 : ESCAPES.indexOf(c);
        if (State.isEol(c)) {
            state.skipSpace(false);
        } else if (simple >= 0) {
            capture.character(ESCAPED.charAt(simple));
            state.position++;
        } else if (c == 'x' || c == 'u' || c == 'U') {
            hexadecimal(state, capture, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        } else {
            throw state.fault("\\" + c + " is no escape sequence; double the backslash, or use single quotes");
        }
    }

    private static void hexadecimal(State state, Capture capture, int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            char c = state.next();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw state.fault("a hexadecimal digit is expected");
            }
            code = (code << 4) + digit;
        }
        // JavaScript makes some pair of surrogates of a number that is no code point
        capture.character(Character.isValidCodePoint(code) ? code : 0xFFFD);
        state.position++;
    }
}
