package dev.meshproof.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What relays could read, from captures that a run has left. */
public final class StoredCaptures {
    private StoredCaptures() {}

    /**
     * Decodes a capture again, and seeks in it what was sought when it was first decoded.
     *
     * @param files of one relay, oldest first
     * @param before what came of it then
     * @param question of which that was the answer
     * @throws IOException if a file cannot be read, or is no capture
     */
    public static Answer.RelayView again(List<Path> files, Answer.RelayView before, Question.RelayView question)
            throws IOException {
        return RelayViews.view(files, before.searched(), question.only());
    }
}
