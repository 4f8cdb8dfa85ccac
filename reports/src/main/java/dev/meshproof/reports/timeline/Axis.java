package dev.meshproof.reports.timeline;

import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a time lies on the page, in percent from the left.
 *
 * @param from milliseconds since the run's start
 * @param to more than from
 * @param skipped the stage that took so long that the axis begins after it; empty if there is none
 */
record Axis(long from, long to, String skipped) {
    /** Building images may take minutes, and would leave no room for what follows. */
    private static final String BEFORE_ALL = "engine and images";

    private static final double MOST_OF_IT = 0.15;

    private static final long[] STEPS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000,
        600_000
    };
    private static final int MOST_TICKS = 8;

    static Axis of(RunResult run) {
        long end = run.durationMillis();
        long begin = 0;
        String skipped = "";
        for (Timing stage : run.timings()) {
            end = Math.max(end, stage.startMillis() + stage.durationMillis());
        }
        if (!run.timings().isEmpty()) {
            Timing first = run.timings().get(0);
            long firstEnd = first.startMillis() + first.durationMillis();
            if (first.name().equals(BEFORE_ALL) && run.timings().size() > 1 && firstEnd > MOST_OF_IT * end) {
                begin = firstEnd;
                skipped = first.name();
            }
        }
        return new Axis(begin, Math.max(end, begin + 1), skipped);
    }

    /** What lies outside is at an end. */
    double percent(long ms) {
        long within = Math.min(Math.max(ms, from), to);
        return 100.0 * (within - from) / (to - from);
    }

    static String css(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    /** Round times since the run's start. */
    List<Long> ticks() {
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if ((to - from) / STEPS[i] <= MOST_TICKS) {
                step = STEPS[i];
            }
        }
        while ((to - from) / step > MOST_TICKS) {
            step *= 2;
        }
        List<Long> ticks = new ArrayList<>();
        for (long at = (from + step - 1) / step * step; at <= to; at += step) {
            ticks.add(at);
        }
        return List.copyOf(ticks);
    }
}
