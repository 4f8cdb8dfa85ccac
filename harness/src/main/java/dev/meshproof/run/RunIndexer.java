package dev.meshproof.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one page over many runs. Found by {@link java.util.ServiceLoader}; needs a public constructor without parameters.
 */
public interface RunIndexer {
    /**
     * Writes the page, in the place of one that may be there.
     *
     * @param into the file to write; its folder is there
     * @throws IOException if it could not be written
     */
    void write(RunHistory history, Path into) throws IOException;
}
