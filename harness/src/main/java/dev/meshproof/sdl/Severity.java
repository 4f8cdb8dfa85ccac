package dev.meshproof.sdl;

/** How much a diagnostic matters. */
public enum Severity {
    /** Akash refuses it, or the lab cannot run it. */
    ERROR,
    /** It runs, but not as it reads. */
    WARNING,
    /** Worth knowing. */
    NOTE
}
