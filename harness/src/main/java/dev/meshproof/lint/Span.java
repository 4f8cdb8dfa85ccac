package dev.meshproof.lint;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;

/**
 * A stretch of one line.
 *
 * @param length in code points
 */
public record Span(Position at, int length) {
    /** A whole value; of one of several lines, its first. */
    public static Span of(Text text) {
        return of(text, 0, text.value().length());
    }

    /** A part of a value; of one over several lines, its first. */
    public static Span of(Text text, int from, int to) {
        Position start = text.at(from);
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (text.at(middle).line() == start.line()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Span(start, Math.max(1, text.at(low).column() - start.column()));
    }
}
