package dev.meshproof.cli.progress;

import dev.meshproof.cli.Cells;
import dev.meshproof.run.PlainText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * Progress on a terminal: the present stage on a line that is written again and again, with how long it takes and what is
 * awaited; each stage that has ended on a line of its own. By carriage returns and spaces alone, but for colours. Thread-safe.
 */
final class LiveProgress implements Progress {
    private static final long REPAINT_MILLIS = 200;

    private final PrintWriter out;
    private final StageLine line;
    private final boolean colour;
    private final LongSupplier nanos;
    private final Thread onInterrupt = new Thread(this::settle, "leave the terminal clean");
    private final Timer repainting = new Timer("progress", true);

    private String stage = "";
    private long begin;
    private String how = "";
    private boolean passing;
    private int drawn;
    private boolean settled;

    /** @param nanos the clock */
    LiveProgress(PrintWriter out, Terminal terminal, LongSupplier nanos) {
        this.out = out;
        this.line = new StageLine(terminal.width());
        this.colour = terminal.colour();
        this.nanos = nanos;
    }

    static LiveProgress start(PrintWriter out, Terminal terminal) {
        LiveProgress progress = new LiveProgress(out, terminal, System::nanoTime);
        progress.repainting.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        progress.repaint();
                    }
                },
                REPAINT_MILLIS,
                REPAINT_MILLIS);
        Runtime.getRuntime().addShutdownHook(progress.onInterrupt);
        return progress;
    }

    @Override
    public synchronized void stage(String name) {
        endStage();
        stage = name;
        begin = nanos.getAsLong();
        how = "";
        passing = false;
        if (settled) {
            keep(name);
        } else {
            repaint();
        }
    }

    @Override
    public synchronized void event(String what) {
        clear();
        keep("  " + PlainText.of(what));
        repaint();
    }

    @Override
    public synchronized void step(String what) {
        how = what;
        passing = true;
    }

    @Override
    public synchronized void awaited(int done, int all, String what) {
        how = done + " of " + all + " " + what;
        passing = false;
    }

    /** On Ctrl-C this runs before, between or after what the lab has to say while it is taken down: all that are lines then. */
    private synchronized void settle() {
        if (!settled) {
            endStage();
            settled = true;
        }
    }

    @Override
    public void close() {
        settle();
        repainting.cancel();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            return; // it has run, or will find nothing to do
        }
    }

    synchronized void repaint() {
        if (settled || stage.isEmpty()) {
            return;
        }
        String text = now();
        int cells = Cells.of(text);
        out.print("\r" + text + " ".repeat(Math.max(0, drawn - cells)));
        out.flush();
        drawn = cells;
    }

    private void endStage() {
        if (!settled && !stage.isEmpty()) {
            how = passing ? "" : how;
            String text = now();
            clear();
            keep(colour ? "\u001b[2m" + text + "\u001b[0m" : text);
            stage = "";
        }
    }

    private String now() {
        return line.of(stage, Duration.ofNanos(nanos.getAsLong() - begin), how);
    }

    private void clear() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void keep(String text) {
        out.println(text);
        out.flush();
    }
}
