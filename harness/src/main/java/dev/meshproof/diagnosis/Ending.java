package dev.meshproof.diagnosis;

import dev.meshproof.plan.ReplicaPlan;
import java.util.List;
import java.util.Optional;

/** A replica's container ends, again and again. */
final class Ending {
    static final List<Rule> RULES = List.of(Ending::again);

    /** 128 and SIGKILL, which is what the kernel sends where a memory limit is reached. */
    private static final int KILLED = 137;

    private Ending() {}

    private static Optional<Diagnosis> again(Suspect suspect) {
        return suspect.replicas().stream()
                .filter(replica -> suspect.of(replica).restarts() > 0
                        && suspect.of(replica).exitCode().isPresent())
                .findFirst()
                .map(replica -> about(replica, suspect.of(replica)));
    }

    private static Diagnosis about(ReplicaPlan replica, Circumstances circumstances) {
        int exitCode = circumstances.exitCode().orElseThrow();
        String times = circumstances.restarts() + (circumstances.restarts() == 1 ? " time" : " times");
        String line = Lines.last(circumstances.endedLines())
                .map(l -> "; its log ends with: " + l)
                .orElse("");
        if (circumstances.outOfMemory() || exitCode == KILLED) {
            String how = circumstances.outOfMemory()
                    ? "ran out of its memory of %d MiB (exit code %d)"
                    : "was killed, as happens when its memory of %d MiB runs out (exit code %d)";
            return new Diagnosis(
                    replica.id() + " " + how.formatted(replica.limits().memoryBytes() >> 20, exitCode)
                            + ", and was started again " + times + line,
                    "give its compute profile more memory",
                    replica.limits().memoryAt().or(() -> Optional.of(replica.at())),
                    List.of());
        }
        return new Diagnosis(
                "%s keeps ending: exit code %d, started again %s%s".formatted(replica.id(), exitCode, times, line),
                "make what it runs first succeed, and what it runs last stay",
                Optional.of(replica.at()),
                List.of());
    }
}
