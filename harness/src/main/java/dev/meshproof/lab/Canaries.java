package dev.meshproof.lab;

import dev.meshproof.probe.Proxies;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The canary listeners of all replicas; they fall silent where they were put up, wherever proxies are by then. */
final class Canaries {
    private final Lab lab;
    private final Executor executor;
    private volatile List<Canary> up = List.of();

    Canaries(Lab lab, Executor executor) {
        this.lab = lab;
        this.executor = executor;
    }

    /** Blocks until each is heard, or silent. */
    void set(Collection<Replica> replicas, boolean heard) {
        if (heard) {
            List<CompletableFuture<Canary>> found = replicas.stream()
                    .map(replica -> CompletableFuture.supplyAsync(() -> of(replica), executor))
                    .toList();
            up = found.stream().map(CompletableFuture::join).toList();
        }
        CompletableFuture.allOf(up.stream().map(canary -> canary.set(heard)).toArray(CompletableFuture[]::new))
                .join();
    }

    private Canary of(Replica replica) {
        List<Proxy> proxies;
        try {
            proxies = Proxies.of(Lab.inside(replica));
        } catch (ProbeUnavailable e) {
            proxies = List.of(); // it does not run, and no proxy of it does
        }
        return Canary.of(
                replica.plan(), replica.sandbox(), lab.address(replica.plan().id()), proxies);
    }
}
