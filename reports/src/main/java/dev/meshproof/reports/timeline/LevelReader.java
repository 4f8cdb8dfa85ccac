package dev.meshproof.reports.timeline;

/**
 * Reads how grave a line is, from its first {@link #LOOKED_AT} bytes, without making text of it: there may be millions.
 *
 * <p>A level that the line names as such counts alone: headscale's {@code ERR} (zerolog), tailscaled's {@code [warning]}, nginx's
 * {@code [error]}, {@code ERROR} as python and java have it, {@code level=warn}, or the status of an access log. Else words count:
 * tailscaled and derper have no levels, and say "error" or "failed".
 */
final class LevelReader {
    /** Bytes of a line. */
    static final int LOOKED_AT = 512;

    /** Bytes of a line within which a word in capitals is taken for its level. */
    private static final int HEAD = 80;

    private static final byte ESCAPE = 0x1b;

    private final byte[] text;
    private final int begin;
    private final int end;
    private int at;

    private LevelReader(byte[] text, int begin, int end) {
        this.text = text;
        this.begin = begin;
        this.end = Math.min(end, begin + LOOKED_AT);
        this.at = begin;
    }

    /** Of the line between two places, without its line feed. */
    static Level of(byte[] text, int begin, int end) {
        return new LevelReader(text, begin, end).read();
    }

    private Level read() {
        Level implied = Level.OTHER;
        while (at < end) {
            byte c = text[at];
            if (c == ESCAPE) {
                skipSequence();
            } else if (!isLetter(c)) {
                at++;
            } else {
                int word = at;
                while (at < end && isLetter(text[at])) {
                    at++;
                }
                int length = at - word;
                if (length < 3) {
                    continue;
                }
                LevelWord found = LevelWord.at(text, word, at);
                if (found == LevelWord.NONE) {
                    continue;
                }
                if (found == LevelWord.LEVEL) {
                    LevelWord named = afterLevel();
                    if (named.isLevel()) {
                        return named.level();
                    }
                } else if (found == LevelWord.HTTP) {
                    int status = status();
                    if (status > 0) {
                        return status >= 500 ? Level.ERROR : status >= 400 ? Level.WARNING : Level.OTHER;
                    }
                } else if (found.isLevel() && isNamed(word)) {
                    return found.level();
                } else if (!isNone()) {
                    implied = implied.orWorse(found.implied());
                }
            }
        }
        return implied;
    }

    /** In brackets, or in capitals where a level stands. */
    private boolean isNamed(int word) {
        boolean bracketed = word > begin && text[word - 1] == '[' && at < end && text[at] == ']';
        return bracketed || (word - begin < HEAD && isCapitals(word));
    }

    private boolean isCapitals(int word) {
        for (int i = word; i < at; i++) {
            if (text[i] > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** {@code level=warn}, {@code "level":"warn"}. */
    private LevelWord afterLevel() {
        int word = at;
        while (word < end && word < at + 4 && (text[word] == '=' || text[word] == ':' || text[word] == '"')) {
            word++;
        }
        int last = word;
        while (last < end && isLetter(text[last])) {
            last++;
        }
        return word == at ? LevelWord.NONE : LevelWord.at(text, word, last);
    }

    /** Of {@code HTTP/1.1" 404 555}; 0 if this is no access log. */
    private int status() {
        int i = at;
        while (i < end && (text[i] == '/' || text[i] == '.' || isDigit(text[i]))) {
            i++;
        }
        boolean logged = i > at && i + 5 <= end && text[i] == '"' && text[i + 1] == ' ';
        if (!logged || !isDigit(text[i + 2]) || !isDigit(text[i + 3]) || !isDigit(text[i + 4])) {
            return 0;
        }
        return (text[i + 2] - '0') * 100 + (text[i + 3] - '0') * 10 + text[i + 4] - '0';
    }

    /** {@code err=nil}, {@code error=<nil>}, {@code "error":null}. */
    private boolean isNone() {
        int i = at;
        while (i < end && i < at + 4 && "\"=:< ".indexOf(text[i]) >= 0) {
            i++;
        }
        return i > at
                && i + 3 <= end
                && text[i] == 'n'
                && (text[i + 1] == 'i' || text[i + 1] == 'u')
                && text[i + 2] == 'l';
    }

    /** A terminal's CSI sequence, whose letters are no word. */
    private void skipSequence() {
        at++;
        if (at < end && text[at] == '[') {
            at++;
            while (at < end && (text[at] < '@' || text[at] > '~')) {
                at++;
            }
            at++;
        }
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
