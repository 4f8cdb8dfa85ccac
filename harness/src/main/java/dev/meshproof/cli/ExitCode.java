package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;

/** What the process says to its caller. */
public final class ExitCode {
    static final int DONE = 0;
    static final int VALID = 0;
    static final int INVALID = 1;
    static final int PROVEN = 0;
    static final int REFUTED = 1;
    static final int WRONG_USE = 2;
    static final int INCONCLUSIVE = 3;
    /** 128 + SIGINT, as shells tell it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    public static int of(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> PROVEN;
            case REFUTED -> REFUTED;
            case INCONCLUSIVE, NOT_APPLICABLE -> INCONCLUSIVE;
        };
    }
}
