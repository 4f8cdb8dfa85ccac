package dev.meshproof.sdl.yaml.goyaml;

/** A place in the text, and what stands there (yamlprivateh.go). Beyond the end there is {@code NUL}. */
final class Cursor {
    private final String text;
    private int position;
    private int furthest;
    /** Code points before the position. */
    private int index;

    private int line;
    private int column;
    /** Line breaks since the last character that is not blank. */
    private int newlines;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** How far the text has been looked at. */
    int furthest() {
        return furthest;
    }

    int index() {
        return index;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    int newlines() {
        return newlines;
    }

    /** At the end of the stream everything is dedented. */
    void startLine() {
        if (column != 0) {
            column = 0;
            line++;
        }
    }

    char at(int offset) {
        int i = position + offset;
        furthest = Math.max(furthest, i);
        return i < text.length() ? text.charAt(i) : '\0';
    }

    boolean is(char c) {
        return at(0) == c;
    }

    boolean isEnd(int offset) {
        return at(offset) == '\0';
    }

    boolean isBlank(int offset) {
        char c = at(offset);
        return c == ' ' || c == '\t';
    }

    boolean isBreak(int offset) {
        char c = at(offset);
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    boolean isBreakOrEnd(int offset) {
        return isBreak(offset) || isEnd(offset);
    }

    boolean isBlankOrEnd(int offset) {
        return isBlank(offset) || isBreakOrEnd(offset);
    }

    /** Letters, digits, dash and underscore, ASCII all. */
    boolean isWord(int offset) {
        char c = at(offset);
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    }

    boolean isDigit(int offset) {
        char c = at(offset);
        return c >= '0' && c <= '9';
    }

    /** {@code ---} or {@code ...} at the beginning of a line. */
    boolean isDocumentIndicator() {
        char c = at(0);
        return column == 0 && (c == '-' || c == '.') && at(1) == c && at(2) == c && isBlankOrEnd(3);
    }

    void skip() {
        if (!isBlank(0)) {
            newlines = 0;
        }
        advance();
    }

    private void advance() {
        boolean pair = Character.isHighSurrogate(at(0)) && Character.isLowSurrogate(at(1));
        position += pair ? 2 : 1;
        index++;
        column++;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    void skipBlanks() {
        while (isBlank(0)) {
            skip();
        }
    }

    void skipLine() {
        readLine(new StringBuilder(1));
    }

    /** Copies one character. */
    void read(StringBuilder into) {
        if (!isBlank(0)) {
            newlines = 0;
        }
        int from = position;
        advance();
        into.append(text, from, Math.min(position, text.length()));
    }

    /** Copies a line break: all but U+2028 and U+2029 become a line feed. */
    void readLine(StringBuilder into) {
        char c = at(0);
        if (!isBreak(0)) {
            return;
        }
        boolean two = c == '\r' && at(1) == '\n';
        into.append(c == '\u2028' || c == '\u2029' ? c : '\n');
        position += two ? 2 : 1;
        index += two ? 2 : 1;
        column = 0;
        line++;
        newlines++;
    }
}
