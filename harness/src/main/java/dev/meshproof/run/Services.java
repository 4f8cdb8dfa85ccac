package dev.meshproof.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Writers that others add: one that fails, or cannot even be loaded, keeps no other from its work. */
final class Services {
    private Services() {}

    interface Task<T> {
        void give(T service) throws IOException;
    }

    /**
     * Gives a task to each.
     *
     * @param what is missing where one failed, e.g. {@code report}
     * @return one sentence for each that failed
     */
    static <T> List<String> each(Iterable<T> services, String what, Task<T> task) {
        List<String> complaints = new ArrayList<>();
        Iterator<T> each = services.iterator();
        while (hasNext(each, what, complaints)) {
            try {
                T service = each.next();
                try {
                    task.give(service);
                } catch (IOException | RuntimeException e) {
                    complaints.add(service.getClass().getSimpleName() + " wrote no " + what + ": " + e);
                }
            } catch (ServiceConfigurationError e) {
                complaints.add("a " + what + " writer could not be loaded: " + e.getMessage());
            }
        }
        return complaints;
    }

    private static boolean hasNext(Iterator<?> services, String what, List<String> complaints) {
        try {
            return services.hasNext();
        } catch (ServiceConfigurationError e) {
            complaints.add(what + " writers could not be listed: " + e.getMessage());
            return false;
        }
    }
}
