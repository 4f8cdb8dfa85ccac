package dev.meshproof.probe;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What many questions look up before they are put, such as where a replica's tailnet address is: one that looks it up at most
 * a quarter of a second after another takes over what that one has learnt, or is about to. Thread-safe.
 */
public final class Lately<K, V> {
    private static final long LONGEST = Duration.ofMillis(250).toNanos();

    private final Map<K, Learnt<V>> learnt = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    public Lately() {
        this(System::nanoTime);
    }

    Lately(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How something is looked up. */
    public interface Lookup<V> {
        V learn() throws ProbeUnavailable;
    }

    private record Learnt<V>(long since, CompletableFuture<V> what) {}

    /** @throws ProbeUnavailable if the lookup does, whoever made it */
    public V learn(K about, Lookup<V> lookup) throws ProbeUnavailable {
        Learnt<V> own = new Learnt<>(nanoTime.getAsLong(), new CompletableFuture<>());
        Learnt<V> latest = learnt.compute(
                about, (any, last) -> last != null && own.since() - last.since() <= LONGEST ? last : own);
        if (latest == own) {
            try {
                own.what().complete(lookup.learn());
            } catch (ProbeUnavailable | RuntimeException | Error e) {
                own.what().completeExceptionally(e);
            }
        }
        try {
            return latest.what().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProbeUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }
}
