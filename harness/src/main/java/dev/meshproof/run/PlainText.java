package dev.meshproof.run;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes text of a replica harmless where it is shown: it is hostile. */
public final class PlainText {
    /** CSI, OSC and other sequences whole, so that nothing of them is left behind as text. */
    private static final List<Pattern> SEQUENCES = Stream.of(
                    "\u001b\\[[0-?]*[ -/]*[@-~]",
                    "\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?",
                    "\u001b[ -/]*[0-~]?")
            .map(Pattern::compile)
            .toList();

    private PlainText() {}

    /**
     * One line without control characters, escape sequences of terminals, and characters that change the direction of
     * writing or cannot be seen.
     */
    public static String of(String text) {
        String unescaped = withoutSequences(text);
        StringBuilder plain = new StringBuilder(unescaped.length());
        unescaped.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\t' || c == '\n' || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
                plain.append(' ');
            } else if (type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.UNASSIGNED
                    && type != Character.PRIVATE_USE) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static String withoutSequences(String text) {
        String left = text;
        if (text.indexOf('\u001b') >= 0) {
            for (Pattern sequence : SEQUENCES) {
                left = sequence.matcher(left).replaceAll("");
            }
        }
        return left;
    }

    /** As {@link #of}, at most so many characters, with an ellipsis where it was cut. */
    public static String of(String text, int most) {
        String plain = of(text);
        if (plain.codePointCount(0, plain.length()) <= most) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
    }
}
