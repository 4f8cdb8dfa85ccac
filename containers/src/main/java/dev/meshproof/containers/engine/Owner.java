package dev.meshproof.containers.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a lab belongs to. A pid alone does not name a process, since numbers come round again; its start does.
 *
 * @param machine the name of the machine or container in whose process table the pid stands
 */
public record Owner(long pid, Instant started, String machine) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})@(\\d{1,18})@(.*)");

    /** A start time is computed from the boot time, which moves by as much when the clock is set. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    /** This process. */
    public static Owner current() {
        return of(ProcessHandle.current());
    }

    /** A process of this machine. */
    public static Owner of(ProcessHandle process) {
        return new Owner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), Host.name());
    }

    /**
     * Labels for everything that a run of this owner makes.
     *
     * @param role what it is in its lab, e.g. {@code replica akash-server-1/backend}
     */
    public Map<String, String> labels(String run, String role) {
        return Map.of(
                LeftContainer.RUN_LABEL, run, LeftContainer.OWNER_LABEL, toString(), LeftContainer.ROLE_LABEL, role);
    }

    /** Reads what {@link #toString()} wrote; empty where it is anything else. */
    public static Optional<Owner> parse(String label) {
        Matcher form = FORM.matcher(label);
        return form.matches()
                ? Optional.of(new Owner(
                        Long.parseLong(form.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(form.group(2))),
                        form.group(3)))
                : Optional.empty();
    }

    /** Whether it has certainly ended. An owner on another machine sharing the engine cannot be judged from here: false. */
    public boolean gone() {
        return machine.equals(Host.name())
                && ProcessHandle.of(pid)
                        .filter(process -> process.info()
                                .startInstant()
                                .map(this::isMyStart)
                                .orElse(true))
                        .isEmpty();
    }

    private boolean isMyStart(Instant other) {
        return Duration.between(started, other).abs().compareTo(CLOCK_STEP) <= 0;
    }

    @Override
    public String toString() {
        return pid + "@" + started.toEpochMilli() + "@" + machine;
    }
}
