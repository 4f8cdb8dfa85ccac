package dev.meshproof.containers.image;

/** Where missing images are to come from. */
public enum Origin {
    /** Pulled where a registry answers, built as stand-ins where none does. */
    AUTO,
    /** Pulled, or the command fails. */
    PULL,
    /** Built on this machine, and no registry is asked for anything. */
    STAND_IN
}
