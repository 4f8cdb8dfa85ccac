package dev.meshproof.cli.doctor;

import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that the doctor looks at.
 *
 * @param look what it finds; empty where the question does not arise, such as the engine's storage when no engine answers
 */
record Check(String name, Function<Machine, Optional<Finding>> look) {

    /** A check that breaks has determined nothing, and says so; it does not hide what the others found. */
    Optional<Finding> apply(Machine machine) {
        try {
            return look.apply(machine);
        } catch (RuntimeException e) {
            return Optional.of(
                    Finding.warn(name, "could not be determined: " + e, "report this as a bug of meshproof"));
        }
    }
}
