package dev.meshproof.containers.engine;

import java.net.URI;
import java.util.List;

/** A Docker engine as seen from here at one moment. */
public sealed interface Engine {

    /** Where it was looked for, in the form of DOCKER_HOST. */
    URI address();

    /** Whether it runs on this machine, as far as its address tells. */
    default boolean local() {
        return "unix".equals(address().getScheme()) || "npipe".equals(address().getScheme());
    }

    /** Nothing usable answered; {@code why} is what was seen instead. */
    record Silent(URI address, String why) implements Engine {}

    /**
     * It answered.
     *
     * @param root the folder in which it stores images and containers, a path on the engine's machine
     * @param memoryBytes all memory of the engine's machine
     * @param leftByLabs the containers that labs started, running or not
     */
    record Answering(
            URI address,
            String version,
            String apiVersion,
            String storageDriver,
            String root,
            long memoryBytes,
            List<LeftContainer> leftByLabs)
            implements Engine {
        public Answering {
            leftByLabs = List.copyOf(leftByLabs);
        }
    }
}
