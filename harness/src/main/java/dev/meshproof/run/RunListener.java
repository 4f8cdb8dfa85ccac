package dev.meshproof.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Hears of every run that finished, to write a report of it. Found by {@link java.util.ServiceLoader}; needs a public
 * constructor without parameters.
 */
public interface RunListener {
    /**
     * A run finished; run.json and evidence.jsonl are in its folder.
     *
     * @param folder the run's, to write into
     * @throws IOException if the report could not be written; other listeners are told all the same
     */
    void finished(RunResult run, Path folder) throws IOException;
}
