package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** @param service whom {@code to} names; empty for nobody */
    private record Entry(String service, Port port) {}

    static PortPlanner of(Sdl.Service service) {
        List<Entry> entries = new ArrayList<>();
        for (Sdl.Expose expose : service.expose()) {
            if (expose.to().isEmpty()) {
                entries.add(new Entry("", port(expose, false, Optional.empty())));
            }
            for (Sdl.To to : expose.to()) {
                entries.add(new Entry(
                        to.service().map(Located::value).orElse(""),
                        port(expose, to.global(), to.ip().map(Located::value))));
            }
        }
        return of(entries);
    }

    private static Port port(Sdl.Expose expose, boolean global, Optional<String> ip) {
        Exposure exposure = Exposure.SIBLINGS;
        if (global) {
            exposure = expose.protocol().equals("tcp") && expose.as() == 80 ? Exposure.INGRESS : Exposure.NODE_PORT;
        }
        List<String> hosts = expose.accept().stream().map(Located::value).toList();
        return new Port(expose.port(), expose.as(), expose.protocol(), exposure, hosts, ip, expose.at());
    }

    /**
     * A provider makes one Kubernetes service of what has a name and one of what has not, and in each of them takes an
     * {@code as} once: the first in the manifest's order, which is by whom {@code to} names, then the lower container port,
     * then TCP before UDP (chain-sdk, go/manifest/v2beta3/serviceexposes.go).
     */
    private static PortPlanner of(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::service)
                .thenComparingInt(entry -> entry.port().port())
                .thenComparing(entry -> entry.port().protocol()));
        List<Dropped> dropped = new ArrayList<>();
        for (Entry entry : sorted) {
            sorted.stream()
                    .map(Entry::port)
                    .filter(first -> first.named() == entry.port().named()
                            && first.as() == entry.port().as())
                    .findFirst()
                    .filter(first -> !same(first, entry.port()))
                    .ifPresent(first -> dropped.add(new Dropped(entry.port(), first)));
        }
        List<Port> offered = new ArrayList<>();
        for (Entry entry : entries) {
            if (dropped.stream().noneMatch(gone -> gone.port().equals(entry.port()))) {
                add(offered, entry.port());
            }
        }
        return new PortPlanner(List.copyOf(offered), List.copyOf(dropped));
    }

    private static boolean same(Port a, Port b) {
        return a.port() == b.port() && a.protocol().equals(b.protocol());
    }

    /** Two that differ in nothing but whom {@code to} names are one: that is no access control at a provider. */
    private static void add(List<Port> offered, Port port) {
        boolean known = offered.stream()
                .anyMatch(p -> same(p, port)
                        && p.as() == port.as()
                        && p.exposure() == port.exposure()
                        && p.ip().equals(port.ip())
                        && p.hosts().equals(port.hosts()));
        if (!known) {
            offered.add(port);
        }
    }
}
