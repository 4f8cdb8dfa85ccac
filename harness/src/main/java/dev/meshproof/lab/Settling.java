package dev.meshproof.lab;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a replica has settled without joining: its service listens, so the script is past the point where it would
 * have joined; no process came or went and no script sleeps for {@link #QUIET}; and its tailscaled, if any, stays as it
 * was. A service that is merely late has no listener yet and is waited for.
 */
final class Settling {
    static final Duration QUIET = Duration.ofSeconds(8);

    private record Signature(Set<String> processes, String state) {}

    private @Nullable Signature last;
    private long since;

    /** Looks once more. */
    boolean hasSettled(ReplicaView view, boolean serviceListens) {
        return hasSettled(view, serviceListens, System.nanoTime());
    }

    boolean hasSettled(ReplicaView view, boolean serviceListens, long nanoTime) {
        Signature now = new Signature(view.processes(), view.state());
        if (!now.equals(last) || view.joined() || !serviceListens || view.sleeps()) {
            last = now;
            since = nanoTime;
            return false;
        }
        return nanoTime - since >= QUIET.toNanos();
    }
}
