package dev.meshproof.sdl.chain.go;

/** Go's {@code strings} functions where Java's own differ. */
public final class Strings {
    private Strings() {}

    /** {@code strings.TrimSpace}: Unicode's white space, among it U+0085 and U+00A0. */
    public static String trimSpace(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
    }
}
