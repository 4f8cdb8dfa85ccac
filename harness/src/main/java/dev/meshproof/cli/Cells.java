package dev.meshproof.cli;

import java.util.ArrayList;
import java.util.List;

/** Text measured in a terminal's cells: wide characters take two, combining marks none. */
public final class Cells {
    private Cells() {}

    public static int of(String text) {
        return text.codePoints().map(Cells::of).sum();
    }

    /** Filled with spaces, or cut with an ellipsis, to so many cells. */
    public static String fit(String text, int cells) {
        String cut = cut(text, cells);
        return cut + " ".repeat(Math.max(0, cells - of(cut)));
    }

    public static String cut(String text, int cells) {
        if (of(text) <= cells) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int c : text.codePoints().toArray()) {
            used += of(c);
            if (used > cells) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    /** Broken at spaces into lines of at most so many cells; a longer word is broken anywhere. */
    public static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String rest = word;
            if (!line.isEmpty() && of(line + " " + rest) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (of(rest) > cells) {
                String head = cut(rest, cells + 1).replaceFirst("…$", "");
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0x1f300 && c <= 0x1faff
                || c >= 0x20000;
        return wide ? 2 : 1;
    }
}
