package dev.meshproof.cli.doctor;

import java.util.Optional;

/** One finding of an examination. */
final class Examine {

    private Examine() {}

    static Machine without(String missing) {
        return new HealthyMachine() {
            @Override
            public boolean has(String program) {
                return !program.equals(missing);
            }
        };
    }

    static Finding printing(Optional<String> output, String check) {
        return examine(
                new HealthyMachine() {
                    @Override
                    public Optional<String> output(String... command) {
                        return output;
                    }
                },
                check);
    }

    static Finding examine(Machine machine, String check) {
        return find(Examination.of(machine, SomeImages.derperToBuild()), check);
    }

    static Finding find(Examination examination, String check) {
        return examination.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was found of " + check));
    }
}
