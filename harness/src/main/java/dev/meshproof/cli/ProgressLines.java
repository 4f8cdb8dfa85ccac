package dev.meshproof.cli;

import dev.meshproof.run.PlainText;
import dev.meshproof.verify.RunProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Progress as plain lines, each with the seconds since the start. Thread-safe. */
final class ProgressLines implements RunProgress {
    private final PrintWriter out;
    private final long begin = System.nanoTime();

    ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void stage(String name) {
        line(name);
    }

    @Override
    public void event(String what) {
        line("  " + PlainText.of(what));
    }

    private synchronized void line(String text) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
        out.flush();
    }
}
