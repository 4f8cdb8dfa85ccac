package dev.meshproof.run;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Tells every listener that can be found. */
public final class RunListeners {
    private RunListeners() {}

    /** @return one sentence for each listener that failed; none of them changes the verdict */
    public static List<String> tell(RunResult run, Path folder) {
        return tell(ServiceLoader.load(RunListener.class), run, folder);
    }

    static List<String> tell(Iterable<RunListener> listeners, RunResult run, Path folder) {
        return Services.each(listeners, "report", listener -> listener.finished(run, folder));
    }
}
