package dev.meshproof.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Tells every listener that can be found. */
public final class RunListeners {
    private RunListeners() {}

    /** @return one sentence for each listener that failed; none of them changes the verdict */
    public static List<String> tell(RunResult run, Path folder) {
        return tell(ServiceLoader.load(RunListener.class), run, folder);
    }

    static List<String> tell(Iterable<RunListener> listeners, RunResult run, Path folder) {
        List<String> complaints = new ArrayList<>();
        Iterator<RunListener> each = listeners.iterator();
        while (hasNext(each, complaints)) {
            try {
                RunListener listener = each.next();
                try {
                    listener.finished(run, folder);
                } catch (IOException | RuntimeException e) {
                    complaints.add(listener.getClass().getSimpleName() + " wrote no report: " + e);
                }
            } catch (ServiceConfigurationError e) {
                complaints.add("a report writer could not be loaded: " + e.getMessage());
            }
        }
        return complaints;
    }

    private static boolean hasNext(Iterator<RunListener> listeners, List<String> complaints) {
        try {
            return listeners.hasNext();
        } catch (ServiceConfigurationError e) {
            complaints.add("report writers could not be listed: " + e.getMessage());
            return false;
        }
    }
}
