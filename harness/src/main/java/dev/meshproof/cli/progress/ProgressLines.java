package dev.meshproof.cli.progress;

import dev.meshproof.run.PlainText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Progress as plain lines, each with the seconds since the start. Thread-safe. */
public final class ProgressLines implements Progress {
    private static final int LONGEST_DETAIL = 400;

    private final PrintWriter out;
    private final boolean detailed;
    private final long begin = System.nanoTime();

    /** @param detailed whether each question is told too */
    public ProgressLines(PrintWriter out, boolean detailed) {
        this.out = out;
        this.detailed = detailed;
    }

    @Override
    public void stage(String name) {
        line(name);
    }

    @Override
    public void event(String what) {
        line("  " + PlainText.of(what));
    }

    @Override
    public void detail(Supplier<String> what) {
        if (detailed) {
            line("  " + PlainText.of(what.get(), LONGEST_DETAIL));
        }
    }

    private synchronized void line(String text) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
        out.flush();
    }
}
