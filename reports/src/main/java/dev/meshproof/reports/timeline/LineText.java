package dev.meshproof.reports.timeline;

import dev.meshproof.run.PlainText;
import java.nio.charset.StandardCharsets;

/** What a container printed, as a line that can be shown: no control sequences, no keys, no broken UTF-8, and not too long. */
final class LineText {
    /** A longer line is cut, with an ellipsis. */
    static final int MOST_CHARACTERS = 400;

    /** Bytes that are read of a line: whatever makes so many characters, and what vanishes among them. */
    static final int MOST_BYTES = 8 * MOST_CHARACTERS;

    private LineText() {}

    /** @param cut whether the line goes on after these bytes */
    static String of(byte[] bytes, boolean cut) {
        // Decoding as the JDK does replaces what is malformed with U+FFFD.
        String line = new String(bytes, StandardCharsets.UTF_8);
        // A key may be hidden among control characters: they go first, and whole, before anything is cut.
        String shown = KeyPatterns.hide(isPlain(line) ? line : PlainText.of(line)) + (cut ? "…" : "");
        return shown.length() <= MOST_CHARACTERS ? shown : PlainText.of(shown, MOST_CHARACTERS);
    }

    /** Most lines are, and then nothing is to be taken out of them. */
    private static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
