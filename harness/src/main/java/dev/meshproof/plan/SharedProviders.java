package dev.meshproof.plan;

import dev.meshproof.plan.LabPlan.Lease;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Leases that a lab file puts on one provider. There each has a namespace of its own (provider, cluster/kube/builder,
 * namespace.go and netpol.go); a provider of the lab is one network with one DNS.
 */
record SharedProviders(Diagnostics found) {
    /** @param at where the lab file names the provider */
    record Placed(Lease lease, Position at) {}

    void check(List<Placed> leases) {
        for (int i = 0; i < leases.size(); i++) {
            Placed second = leases.get(i);
            leases.subList(0, i).stream()
                    .filter(first ->
                            first.lease().provider().equals(second.lease().provider()))
                    .findFirst()
                    .ifPresent(first -> share(first.lease(), second));
            leases.subList(0, i).stream()
                    .filter(first ->
                            first.lease().provider().equals(second.lease().provider()))
                    .forEach(first -> meet(first.lease(), second));
        }
    }

    private void share(Lease first, Placed second) {
        found.add(
                Severity.WARNING,
                "lab-shared-provider",
                second.at(),
                1,
                "leases " + first.id() + " and " + second.lease().id() + " share "
                        + first.provider()
                        + ": at a provider each has a namespace and a network policy of its own, and here"
                        + " they share a network and see each other's names",
                "");
    }

    private void meet(Lease first, Placed second) {
        List<String> names = names(first);
        Optional<String> met =
                names(second.lease()).stream().filter(names::contains).findFirst();
        met.ifPresent(name -> found.error(
                "lab-names-meet",
                second.at(),
                "leases " + first.id() + " and " + second.lease().id() + " share " + first.provider()
                        + ", and both have a service that siblings call " + name
                        + ": on the lab's one network the name would mean both",
                "give one of them another provider"));
    }

    private static List<String> names(Lease lease) {
        return lease.replicas().stream()
                .flatMap(replica -> replica.dnsName().stream())
                .distinct()
                .toList();
    }
}
