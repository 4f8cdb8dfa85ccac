package dev.meshproof.lab;

import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Parts of a lab that only questions need, and no replica: they start while replicas come up, of which each waits for
 * seconds. Each is up once, started when a claim's vantage is known to be needed, or else when it is first asked from.
 */
abstract class Actors {
    private final LabContext context;
    private final Set<Vantage> asked;
    private final Map<Vantage, CompletableFuture<Place>> begun = new ConcurrentHashMap<>();

    /** @param asked whatever will be asked from; what is none of these actors' is passed over */
    Actors(LabContext context, Set<Vantage> asked) {
        this.context = context;
        this.asked = asked;
    }

    /** How the agent behind a vantage comes up; empty if the vantage is none of these actors'. */
    abstract Optional<Supplier<Place>> starting(Vantage vantage);

    /** That a vantage's agent did not come up, in words. */
    abstract String missing(Vantage vantage);

    /** Begins to start those that will be asked from, if it has not; returns at once. */
    final void start() {
        asked.forEach(this::begin);
    }

    /**
     * Blocks until all that were begun are up.
     *
     * @throws LabException if one of them did not start
     */
    final void await() {
        begun.forEach((vantage, place) -> {
            try {
                place.join();
            } catch (CompletionException e) {
                throw new LabException(missing(vantage) + ": " + LabException.rootMessage(e), e);
            }
        });
    }

    /**
     * Where a vantage's agent is; empty if the vantage is none of these actors'. What was not begun is started now.
     *
     * @throws ProbeUnavailable if it did not start
     */
    final Optional<Place> place(Vantage vantage) throws ProbeUnavailable {
        Optional<CompletableFuture<Place>> place = begin(vantage);
        try {
            return place.map(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new ProbeUnavailable("no agent at " + vantage + ": " + LabException.rootMessage(e));
        }
    }

    final Optional<CompletableFuture<Place>> begin(Vantage vantage) {
        return starting(vantage).map(start -> begun.computeIfAbsent(vantage, is -> context.async(start)));
    }
}
