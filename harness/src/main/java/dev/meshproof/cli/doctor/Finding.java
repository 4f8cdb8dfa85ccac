package dev.meshproof.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one check found.
 *
 * @param check what was looked at, such as {@code engine}
 * @param seen what is there
 * @param mend what to do about it; empty where nothing needs doing
 */
public record Finding(
        String check,
        Level level,
        String seen,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String mend) {

    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** A lab can run, but something will be slower, missing or misleading; or it could not be determined. */
        WARN,
        /** No lab can run. */
        FAIL
    }

    static Finding ok(String check, String seen) {
        return new Finding(check, Level.OK, seen, "");
    }

    static Finding warn(String check, String seen, String mend) {
        return new Finding(check, Level.WARN, seen, mend);
    }

    static Finding fail(String check, String seen, String mend) {
        return new Finding(check, Level.FAIL, seen, mend);
    }
}
