package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml.Style;
import org.jspecify.annotations.Nullable;

/**
 * Finds each character of a scalar's value in the file. Every character of a value that is not white space stands in the
 * source in the same order, with nothing but white space, line breaks and (in double quotes) escapes between; so the two
 * are walked side by side. White space that folding made up is placed at the nearest source character.
 */
final class ScalarPlaces {
    private final Source source;
    private final Style style;
    private final int end;
    private int next;

    private ScalarPlaces(Source source, Style style, int start, int end) {
        this.source = source;
        this.style = style;
        this.next = start;
        this.end = end;
    }

    /**
     * @param start of the scalar's token in the source: its quote, its block indicator, its first character
     * @param end of the token, exclusive
     */
    static Text text(Source source, String value, Style style, int start, int end) {
        return new Text(value, source.at(start), new OnDemand(source, value, style, start, end));
    }

    /** Most scalars are never asked for the place of a character, so that the walk waits until one is. */
    private static final class OnDemand implements Text.Places {
        private final Source source;
        private final String value;
        private final Style style;
        private final int start;
        private final int end;
        private volatile int @Nullable [] indexes;

        OnDemand(Source source, String value, Style style, int start, int end) {
            this.source = source;
            this.value = value;
            this.style = style;
            this.start = start;
            this.end = end;
        }

        @Override
        public Position at(int index) {
            int[] known = indexes;
            if (known == null) {
                known = walk();
                indexes = known;
            }
            return source.at(known[index]);
        }

        private int[] walk() {
            boolean block = style == Style.LITERAL || style == Style.FOLDED;
            int body = block ? lineAfter(source.text(), start, end) : style == Style.PLAIN ? start : start + 1;
            return new ScalarPlaces(source, style, body, end).indexes(value);
        }
    }

    private static int lineAfter(String text, int start, int end) {
        int newline = text.indexOf('\n', start);
        return newline < 0 || newline >= end ? end : newline + 1;
    }

    private int[] indexes(String value) {
        int[] indexes = new int[value.length() + 1];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLowSurrogate(c) && (next == end || source.text().charAt(next) != c)) {
                indexes[i] = next;
                continue;
            }
            if (!isSpace(c)) {
                skipSpace();
            }
            indexes[i] = next;
            if (isSpace(c)) {
                takeSpace(c);
            } else {
                next = Math.min(end, next + width(c));
            }
        }
        indexes[value.length()] = next;
        return indexes;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private boolean escapeHere() {
        return style == Style.DOUBLE_QUOTED && next < end && source.text().charAt(next) == '\\';
    }

    private void skipSpace() {
        while (next < end && (isSpace(source.text().charAt(next)) || continuationHere())) {
            next++;
        }
    }

    /** A backslash at the end of a line in double quotes. */
    private boolean continuationHere() {
        return escapeHere() && next + 1 < end && "\r\n".indexOf(source.text().charAt(next + 1)) >= 0;
    }

    private void takeSpace(char c) {
        if (next < end && source.text().charAt(next) == '\r' && c == '\n') {
            next++;
        }
        if (next < end && source.text().charAt(next) == c) {
            next++;
        } else if (escapeHere() && !continuationHere()) {
            next += width(c);
        }
    }

    /** How many source characters stand for the value's next one. */
    private int width(char c) {
        if (escapeHere() && next + 1 < end) {
            return switch (source.text().charAt(next + 1)) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
        return style == Style.SINGLE_QUOTED && c == '\'' ? 2 : 1;
    }
}
