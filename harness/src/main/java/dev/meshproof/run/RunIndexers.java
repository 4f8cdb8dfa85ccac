package dev.meshproof.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Has every indexer that can be found write the page over the runs of a folder. */
public final class RunIndexers {
    /** The page's name where none is given. */
    public static final String INDEX = "index.html";

    private RunIndexers() {}

    /**
     * Writes the page.
     *
     * @param into the file to write; folders that are missing are made
     * @return one sentence for each indexer that failed, and one if there is none
     * @throws IOException if the file's folder cannot be made
     */
    public static List<String> write(RunHistory history, Path into) throws IOException {
        return write(ServiceLoader.load(RunIndexer.class), history, into);
    }

    static List<String> write(Iterable<RunIndexer> indexers, RunHistory history, Path into) throws IOException {
        if (!indexers.iterator().hasNext()) {
            return List.of("nothing was written: no index writer is on the class path");
        }
        Path folder = into.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Services.each(indexers, "index", indexer -> indexer.write(history, into));
    }
}
