package dev.meshproof.containers.engine;

import java.util.Optional;

/**
 * A container that carries the label of a run.
 *
 * @param run the run's id
 * @param owner who started it; empty where its label is missing or unreadable
 */
public record LeftContainer(String id, String name, String run, Optional<Owner> owner) {

    /** The label that everything of a lab carries; its value is the run's id. */
    public static final String RUN_LABEL = "dev.meshproof.run";

    /** The label that says whose lab it is; its value is {@link Owner#toString()}. */
    public static final String OWNER_LABEL = "dev.meshproof.owner";

    /** The label that says what it is in its lab, in the words of the design. */
    public static final String ROLE_LABEL = "dev.meshproof.role";
}
