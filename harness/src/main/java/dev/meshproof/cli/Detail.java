package dev.meshproof.cli;

/** How much of a run is told. */
public enum Detail {
    /** The verdict, and what is not proven. */
    QUIET,
    /** What fits one screen of 80 by 24; what does not is counted, and where it stands is said. */
    SCREEN,
    /** All of it. */
    ALL
}
