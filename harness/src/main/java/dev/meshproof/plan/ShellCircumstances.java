package dev.meshproof.plan;

/**
 * How a script starts a program.
 *
 * @param background whether the script goes on at once: {@code program &}
 * @param looped whether it stands in a loop, or is one's condition
 * @param conditional whether it may be left out
 * @param errexit whether {@code set -e} is in force there
 */
public record ShellCircumstances(
        boolean background, boolean looped, boolean conditional, OnFailure onFailure, boolean errexit) {
    /** What a script does if a command fails. */
    public enum OnFailure {
        /** Ends with {@code set -e}, and goes on without it. */
        NOTHING_SAID,
        /** Leaves out what stands behind {@code &&}. */
        SKIPS_REST,
        /** It looks at the outcome: {@code if}, {@code while}, {@code ||}, {@code !}. */
        TESTED,
        /** It goes on whatever happens: {@code || true}. */
        IGNORED
    }

    /** Of a program that no script starts: the container ends with it. */
    public static final ShellCircumstances ALONE =
            new ShellCircumstances(false, false, false, OnFailure.NOTHING_SAID, true);

    /** Those of a command in a shell which is itself started in circumstances. */
    ShellCircumstances inside(ShellCircumstances outer) {
        return new ShellCircumstances(
                background || outer.background,
                looped || outer.looped,
                conditional || outer.conditional,
                outer.onFailure == OnFailure.NOTHING_SAID ? onFailure : outer.onFailure,
                errexit && outer.errexit);
    }
}
