package dev.meshproof.cli.lint;

import dev.meshproof.cli.Cells;

/**
 * A source line as a terminal can show it, and where in it the underlined part is: tabs are spaces, characters that a
 * terminal would act upon are written out, and of a long line the part around the place is left.
 *
 * @param text what to print
 * @param before cells before the underlined part
 * @param length cells of it, at least 1
 */
record Excerpt(String text, int before, int length) {
    private static final int TAB = 4;
    private static final String CUT = "…";

    /**
     * @param column from 1, in code points
     * @param length in code points
     * @param width cells that there are, at least 10
     */
    static Excerpt of(String line, int column, int length, int width) {
        int[] points = line.codePoints().toArray();
        int from = Math.min(column - 1, points.length);
        int to = Math.min(points.length, from + length);
        int first = Math.max(0, from - width - 1); // no more than is going to be shown, whatever the line is
        String head = shown(points, first, from, 0);
        String marked = shown(points, from, Math.min(to, from + width + 1), Cells.of(head));
        String tail = shown(points, to, Math.min(points.length, to + width + 1), Cells.of(head) + Cells.of(marked));
        int roomBefore = Math.max(width / 3, width - Cells.of(marked) - Math.min(Cells.of(tail), width / 3) - 1);
        head = lastCells(head, roomBefore);
        int left = width - Cells.of(head);
        marked = Cells.cut(marked, left);
        tail = Cells.cut(tail, Math.max(1, left - Cells.of(marked)));
        String text = head + marked + (Cells.of(head) + Cells.of(marked) >= width ? "" : tail);
        return new Excerpt(text, Cells.of(head), Math.max(1, Cells.of(marked)));
    }

    /** The end of a text, in so many cells, with an ellipsis where it was cut. */
    private static String lastCells(String text, int cells) {
        if (Cells.of(text) <= cells) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int from = points.length;
        int used = 1;
        while (from > 0) {
            int more = Cells.of(new String(points, from - 1, 1));
            if (used + more > cells) {
                break;
            }
            used += more;
            from--;
        }
        return CUT + new String(points, from, points.length - from);
    }

    private static String shown(int[] points, int from, int to, int cellsBefore) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            int c = points[i];
            if (c == '\t') {
                int used = cellsBefore + Cells.of(shown.toString());
                shown.append(" ".repeat(TAB - used % TAB));
            } else if (isUnsafe(c)) {
                shown.append("\\u{%x}".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
