package dev.meshproof.reports.timeline;

import dev.meshproof.run.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines as they stand in the page, where both people and the script read them:
 *
 * <pre>{@code
 * +416.078s error control plane │ text
 * no-time   -     relay r (12 lines left out) │ text
 * }</pre>
 */
final class LogRows {
    /** Ends what is ours of a row: no name has it. */
    static final String BAR = " │ ";

    private static final String NO_TIME = "no-time";

    /** Bytes that a row has more than its text and its log's name: time, level, bar, line feed. */
    private static final int BEGINNING = 32;

    /** Bytes to say how many lines are left out. */
    static final int LEFT_OUT = 36;

    private LogRows() {}

    /** A container's name, harmless and without what ends it in a row. */
    static String name(String of, int most) {
        String plain = PlainText.of(KeyPatterns.hide(PlainText.of(of)), most)
                .replace('│', '|')
                .replace('(', '[')
                .replace(')', ']')
                .strip();
        return plain.isEmpty() ? "?" : plain;
    }

    /** What a line will take, at most, where it follows another of its log. */
    static int mostBytes(Line line, LogFile log) {
        return BEGINNING + Html.bytes(log.of()) + Html.bytes(Html.escape(line.text()));
    }

    /** All rows, each with a line feed, escaped. */
    static String of(List<Line> lines, List<LogFile> logs) {
        StringBuilder rows = new StringBuilder();
        Map<Integer, Long> before = new HashMap<>();
        for (Line line : lines) {
            long leftOut = line.number() - before.getOrDefault(line.log(), 0L) - 1;
            before.put(line.log(), line.number());
            rows.append(
                            line.ms() == Times.UNKNOWN
                                    ? NO_TIME
                                    : Html.since(line.ms()).replace(" ", ""))
                    .append(' ')
                    .append(line.level().word())
                    .append(' ')
                    .append(Html.escape(logs.get(line.log()).of()));
            if (leftOut > 0) {
                rows.append(" (").append(Html.number(leftOut, "line")).append(" left out)");
            }
            rows.append(BAR).append(Html.escape(line.text())).append('\n');
        }
        return rows.toString();
    }
}
