package dev.meshproof.verify;

import dev.meshproof.containers.image.Origin;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a lab is to be run.
 *
 * @param runs the folder in which each run gets one of its own
 * @param readyWithin how long replicas may take to become ready
 * @param images where missing images are to come from
 */
public record Settings(Path runs, Duration readyWithin, Origin images) {
    public static final Duration READY_WITHIN = Duration.ofSeconds(120);

    /** What the command line does where it is told nothing. */
    public static Settings usual() {
        return new Settings(Path.of(".meshproof", "runs"), READY_WITHIN, Origin.AUTO);
    }
}
