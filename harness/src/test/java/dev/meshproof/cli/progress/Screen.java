package dev.meshproof.cli.progress;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A terminal that knows carriage return, line feed and colours, and wraps at its width as terminals do. */
final class Screen extends Writer {
    private final int width;
    private final StringBuilder raw = new StringBuilder();

    Screen(int width) {
        this.width = width;
    }

    @Override
    public void write(char[] text, int from, int length) {
        raw.append(text, from, length);
    }

    String raw() {
        return raw.toString();
    }

    /** As a reader sees them; the last one is the one with the cursor. */
    List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int column = 0;
        for (char c : raw.toString().replaceAll("\u001b\\[[0-9]*m", "").toCharArray()) {
            if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                lines.add(new StringBuilder());
                column = 0;
            } else {
                if (column == width) {
                    lines.add(new StringBuilder());
                    column = 0;
                }
                StringBuilder line = lines.get(lines.size() - 1);
                line.setLength(Math.max(line.length(), column + 1));
                line.setCharAt(column++, c);
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
