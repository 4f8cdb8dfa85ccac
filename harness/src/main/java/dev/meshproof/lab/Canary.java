package dev.meshproof.lab;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The canary listeners of one replica: on the container's own address at the service's ports and at those of tailscaled's
 * proxies. Where something listens there, as a public service does, a canary cannot be put up, and is not missed: that
 * something is heard as well.
 */
record Canary(Place sandbox, String address, Set<Spot> spots) {
    /** Where one of them listens. */
    record Spot(Transport transport, int port) {}

    static Canary of(ReplicaPlan replica, Place sandbox, String address, List<Proxy> proxies) {
        return new Canary(sandbox, address, spots(replica, proxies));
    }

    static Set<Spot> spots(ReplicaPlan replica, List<Proxy> proxies) {
        Set<Spot> spots = new LinkedHashSet<>();
        replica.ports().forEach(port -> spots.add(new Spot(transport(port), port.port())));
        proxies.forEach(proxy -> spots.add(new Spot(Transport.TCP, proxy.at().port())));
        return spots;
    }

    private static Transport transport(Port port) {
        return Transport.valueOf(port.protocol().toUpperCase(Locale.ROOT));
    }

    CompletableFuture<?> set(boolean heard) {
        return CompletableFuture.allOf(spots.stream()
                .map(spot -> heard
                        ? sandbox.agent().ask(new AgentRequest.Listen(spot.transport(), address, spot.port()))
                        : sandbox.agent().ask(new AgentRequest.Unlisten(spot.transport(), address, spot.port())))
                .toArray(CompletableFuture[]::new));
    }
}
