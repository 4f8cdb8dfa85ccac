package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ports of a service as a provider offers them (chain-sdk, go/sdl/expose.go and go/manifest/v2beta3; provider,
 * cluster/kube/builder/service.go).
 *
 * @param offered in the SDL's order
 * @param dropped those whose {@code as} another one had first
 */
record PortPlanner(List<Port> offered, List<Dropped> dropped) {
    /** The one of the SDL's {@code as} ports that is dropped, and the one that stays. */
    record Dropped(Port port, Port taken) {}

    static PortPlanner of(Sdl.Service service) {
        List<Port> all = new ArrayList<>();
        for (Sdl.Expose expose : service.expose()) {
            if (expose.to().isEmpty()) {
                add(all, port(expose, false, Optional.empty()));
            }
            for (Sdl.To to : expose.to()) {
                add(all, port(expose, to.global(), to.ip().map(Located::value)));
            }
        }
        return offered(all);
    }

    private static Port port(Sdl.Expose expose, boolean global, Optional<String> ip) {
        Exposure exposure = Exposure.SIBLINGS;
        if (global) {
            exposure = expose.protocol().equals("tcp") && expose.as() == 80 ? Exposure.INGRESS : Exposure.NODE_PORT;
        }
        List<String> hosts = expose.accept().stream().map(Located::value).toList();
        return new Port(expose.port(), expose.as(), expose.protocol(), exposure, hosts, ip, expose.at());
    }

    /** Two that differ in nothing but whom {@code to} names are one: that is no access control at a provider. */
    private static void add(List<Port> all, Port port) {
        boolean known = all.stream()
                .anyMatch(p -> same(p, port)
                        && p.exposure() == port.exposure()
                        && p.ip().equals(port.ip())
                        && p.hosts().equals(port.hosts()));
        if (!known) {
            all.add(port);
        }
    }

    private static boolean same(Port a, Port b) {
        return a.port() == b.port() && a.as() == b.as() && a.protocol().equals(b.protocol());
    }

    /**
     * A provider makes one Kubernetes service of what has a name and one of what has not, and in each of them takes an
     * {@code as} once: the lower container port, and TCP before UDP, as the manifest is sorted.
     */
    private static PortPlanner offered(List<Port> all) {
        List<Port> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(Port::port).thenComparing(Port::protocol));
        List<Dropped> dropped = new ArrayList<>();
        Set<Port> gone = new LinkedHashSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            Port port = sorted.get(i);
            sorted.subList(0, i).stream()
                    .filter(p -> p.named() == port.named() && p.as() == port.as() && !same(p, port))
                    .findFirst()
                    .ifPresent(first -> {
                        dropped.add(new Dropped(port, first));
                        gone.add(port);
                    });
        }
        return new PortPlanner(all.stream().filter(p -> !gone.contains(p)).toList(), dropped);
    }
}
