package dev.meshproof.reports.timeline;

import java.util.Arrays;
import java.util.Locale;

/** A word of a line that says something of its level. Names are the words, whatever their case. */
enum LevelWord {
    NONE(Kind.NOTHING, Level.OTHER),
    TRC(Kind.CAPITALS, Level.OTHER),
    DBG(Kind.CAPITALS, Level.OTHER),
    INF(Kind.CAPITALS, Level.OTHER),
    WRN(Kind.CAPITALS, Level.WARNING),
    FTL(Kind.CAPITALS, Level.ERROR),
    PNC(Kind.CAPITALS, Level.ERROR),
    TRACE(Kind.LEVEL_ONLY, Level.OTHER),
    DEBUG(Kind.LEVEL_ONLY, Level.OTHER),
    INFO(Kind.LEVEL_ONLY, Level.OTHER),
    NOTICE(Kind.LEVEL_ONLY, Level.OTHER),
    /** tailscaled's: a line was one too many, and here is its form. */
    RATELIMIT(Kind.LEVEL_ONLY, Level.OTHER),
    CRIT(Kind.LEVEL_ONLY, Level.ERROR),
    CRITICAL(Kind.LEVEL_ONLY, Level.ERROR),
    ALERT(Kind.LEVEL_ONLY, Level.ERROR),
    EMERG(Kind.LEVEL_ONLY, Level.ERROR),
    SEVERE(Kind.LEVEL_ONLY, Level.ERROR),
    WARN(Kind.BOTH, Level.WARNING),
    WARNING(Kind.BOTH, Level.WARNING),
    ERR(Kind.BOTH, Level.ERROR),
    ERROR(Kind.BOTH, Level.ERROR),
    FATAL(Kind.BOTH, Level.ERROR),
    PANIC(Kind.BOTH, Level.ERROR),
    TRACEBACK(Kind.WORD_ONLY, Level.ERROR),
    EXCEPTION(Kind.WORD_ONLY, Level.ERROR),
    FAILED(Kind.WORD_ONLY, Level.WARNING),
    FAILURE(Kind.WORD_ONLY, Level.WARNING),
    REJECTED(Kind.WORD_ONLY, Level.WARNING),
    LEVEL(Kind.NOTHING, Level.OTHER),
    HTTP(Kind.NOTHING, Level.OTHER);

    private static final int LONGEST = 9;

    /** By length and first letter. */
    private static final LevelWord[][][] WORDS = new LevelWord[LONGEST + 1]['z' - 'a' + 1][0];

    static {
        for (LevelWord word : values()) {
            if (word != NONE) {
                LevelWord[][] ofLength = WORDS[word.letters.length()];
                int first = word.letters.charAt(0) - 'a';
                ofLength[first] = Arrays.copyOf(ofLength[first], ofLength[first].length + 1);
                ofLength[first][ofLength[first].length - 1] = word;
            }
        }
    }

    private enum Kind {
        NOTHING,
        /** A level, and in no case else a word of that meaning. */
        CAPITALS,
        /** A level where one stands; anywhere else it says nothing of the line. */
        LEVEL_ONLY,
        /** A level where one stands, and a word of that meaning anywhere else. */
        BOTH,
        WORD_ONLY
    }

    private final Kind kind;
    private final Level level;
    private final String letters;

    LevelWord(Kind kind, Level level) {
        this.kind = kind;
        this.level = level;
        this.letters = name().toLowerCase(Locale.ROOT);
    }

    /** The word between two places, which are letters all. */
    static LevelWord at(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= LONGEST && length > 0) {
            for (LevelWord word : WORDS[length][(text[from] | 0x20) - 'a']) {
                if (word.stands(text, from)) {
                    return word;
                }
            }
        }
        return length > 5 && (endsWith(text, to, ERROR) || endsWith(text, to, EXCEPTION)) ? EXCEPTION : NONE;
    }

    boolean isLevel() {
        return kind == Kind.CAPITALS || kind == Kind.LEVEL_ONLY || kind == Kind.BOTH;
    }

    Level level() {
        return level;
    }

    /** What it says of the line where no level stands. */
    Level implied() {
        return kind == Kind.BOTH || kind == Kind.WORD_ONLY ? level : Level.OTHER;
    }

    private boolean stands(byte[] text, int from) {
        for (int i = 0; i < letters.length(); i++) {
            if ((text[from + i] | 0x20) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As java's and python's names of exceptions do: {@code ValueError}, {@code IOException}. */
    private static boolean endsWith(byte[] text, int to, LevelWord word) {
        int from = to - word.letters.length();
        return from >= 0 && text[from] == 'E' && word.stands(text, from);
    }
}
