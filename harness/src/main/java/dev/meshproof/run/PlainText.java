package dev.meshproof.run;

/** Makes text of a replica harmless where it is shown: it is hostile. */
public final class PlainText {
    private PlainText() {}

    /**
     * One line without control characters, escape sequences of terminals, and characters that change the direction of
     * writing or cannot be seen.
     */
    public static String of(String text) {
        String unescaped = text
                // CSI, OSC and other sequences whole, so that nothing of them is left behind as text.
                .replaceAll("\u001b\\[[0-?]*[ -/]*[@-~]", "")
                .replaceAll("\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?", "")
                .replaceAll("\u001b[ -/]*[0-~]?", "");
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

    /** As {@link #of}, at most so many characters, with an ellipsis where it was cut. */
    public static String of(String text, int most) {
        String plain = of(text);
        if (plain.codePointCount(0, plain.length()) <= most) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
    }
}
