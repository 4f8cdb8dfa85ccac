package dev.meshproof.lab;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a replica that does not listen as it should is not going to: for {@link #QUIET} none of its processes came,
 * went or slept, all together they used next to no CPU, and nobody else in the lab began to listen, for whom it might have
 * waited. What starts slowly works meanwhile.
 */
final class Idling {
    static final Duration QUIET = Duration.ofSeconds(15);

    /** Of one CPU; in hundredths of a second for each second. */
    private static final double WORKS = 2;

    /**
     * @param everybody what listens anywhere in the lab
     */
    private record Signature(Set<String> processes, Object everybody) {}

    private @Nullable Signature last;
    private long since;
    private long ticks;

    /**
     * Looks once more.
     *
     * @param everybody equal to the last one as long as nobody in the lab began or ceased to listen
     */
    boolean isIdle(ReplicaView view, Object everybody) {
        return isIdle(view, everybody, System.nanoTime());
    }

    boolean isIdle(ReplicaView view, Object everybody, long nanoTime) {
        Signature now = new Signature(view.processes(), everybody);
        if (!now.equals(last) || view.sleeps()) {
            begin(now, view, nanoTime);
            return false;
        }
        if (nanoTime - since < QUIET.toNanos()) {
            return false;
        }
        if (view.cpuTicks() - ticks > WORKS * QUIET.toSeconds()) {
            begin(now, view, nanoTime);
            return false;
        }
        return true;
    }

    private void begin(Signature now, ReplicaView view, long nanoTime) {
        last = now;
        since = nanoTime;
        ticks = view.cpuTicks();
    }
}
