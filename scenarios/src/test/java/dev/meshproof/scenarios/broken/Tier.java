package dev.meshproof.scenarios.broken;

/** When something is broken. */
enum Tier {
    /** In every build. */
    VERIFY,
    /** Where all are asked for. */
    NIGHTLY
}
