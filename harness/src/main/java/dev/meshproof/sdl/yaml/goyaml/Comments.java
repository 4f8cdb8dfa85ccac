package dev.meshproof.sdl.yaml.goyaml;

/** How yaml.v3 passes over comments, which lets tabs stand before some (scannerc.go, scan_comments, scan_line_comment). */
final class Comments {
    private static final int LOOKAHEAD = 512;

    private final Cursor cursor;

    Comments(Cursor cursor) {
        this.cursor = cursor;
    }

    /** From a {@code #} over all comment lines that follow, up to the break behind the last. */
    void skipAll(boolean inFlow) {
        for (int peek = 0; peek < LOOKAHEAD; peek++) {
            if (cursor.isBlank(peek)) {
                continue;
            }
            char c = cursor.at(peek);
            boolean closing = inFlow && (c == ']' || c == '}');
            if (closing || cursor.isBreakOrEnd(peek)) {
                if (!cursor.isBreak(peek)) {
                    break;
                }
                continue;
            }
            if (c != '#') {
                break;
            }
            skip(peek);
            peek = 0;
        }
    }

    /** Behind a token, on its line. */
    void skipLine() {
        if (cursor.newlines() > 0) {
            return;
        }
        int peek = 0;
        while (peek < LOOKAHEAD && cursor.isBlank(peek)) {
            peek++;
        }
        if (peek < LOOKAHEAD && cursor.at(peek) == '#') {
            skip(peek);
        }
    }

    /** Up to the break behind a comment that begins so many characters ahead. */
    private void skip(int ahead) {
        int seen = cursor.index() + ahead;
        while (!cursor.isBreakOrEnd(0) || cursor.index() < seen) {
            if (cursor.isBreak(0)) {
                cursor.skipLine();
            } else {
                cursor.skip();
            }
        }
    }
}
