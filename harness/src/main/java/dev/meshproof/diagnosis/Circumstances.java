package dev.meshproof.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a replica beside the evidence.
 *
 * @param restarts how often it was started again
 * @param exitCode of its last container that ended; empty where none did
 * @param outOfMemory whether the engine says that its memory limit ended that container
 * @param endedLines the end of that container's log
 * @param lastLines the end of its present container's log, or the engine's words where that was not started
 */
public record Circumstances(
        int restarts,
        Optional<Integer> exitCode,
        boolean outOfMemory,
        List<String> endedLines,
        List<String> lastLines) {
    public static final Circumstances NONE = new Circumstances(0, Optional.empty(), false, List.of(), List.of());

    public Circumstances {
        endedLines = List.copyOf(endedLines);
        lastLines = List.copyOf(lastLines);
    }

    /** What both of them printed, in that order. */
    List<String> lines() {
        return Stream.concat(endedLines.stream(), lastLines.stream()).toList();
    }
}
