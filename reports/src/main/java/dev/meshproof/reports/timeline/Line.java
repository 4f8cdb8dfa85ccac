package dev.meshproof.reports.timeline;

import java.util.Comparator;

/**
 * A line to be shown.
 *
 * @param ms since the run's start, or {@link Times#UNKNOWN}
 * @param log its place among the run's logs
 * @param number of the line in its file, from 1
 * @param text harmless, not yet escaped
 */
record Line(long ms, int log, long number, Level level, String text) {
    /**
     * By clock; what is of the same millisecond by log, and within a log as it was printed. Logs without times come last, one
     * after the other.
     */
    static final Comparator<Line> BY_CLOCK = Comparator.comparing((Line line) -> line.ms == Times.UNKNOWN)
            .thenComparingLong(Line::ms)
            .thenComparingInt(Line::log)
            .thenComparingLong(Line::number);
}
