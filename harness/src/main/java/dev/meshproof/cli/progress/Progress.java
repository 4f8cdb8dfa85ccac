package dev.meshproof.cli.progress;

import dev.meshproof.run.PlainText;
import dev.meshproof.verify.RunProgress;
import java.io.PrintWriter;

/** Progress that comes to an end: after {@link #close} the terminal is at the beginning of a line. */
public interface Progress extends RunProgress, AutoCloseable {
    @Override
    default void close() {}

    /** A line for each stage, which changes until the stage ends, where standard error is a terminal; else plain lines. */
    static Progress usual(PrintWriter err) {
        return Terminal.ofStandardError()
                .<Progress>map(terminal -> LiveProgress.start(err, terminal))
                .orElseGet(() -> new ProgressLines(err, false));
    }

    /** All there is to tell, as plain lines. */
    static Progress verbose(PrintWriter err) {
        return new ProgressLines(err, true);
    }

    /** Nothing but what went wrong. */
    static Progress quiet(PrintWriter err) {
        return new Progress() {
            @Override
            public void stage(String name) {}

            @Override
            public void event(String what) {}

            @Override
            public void trouble(String what) {
                err.println("meshproof: " + PlainText.of(what));
                err.flush();
            }
        };
    }
}
