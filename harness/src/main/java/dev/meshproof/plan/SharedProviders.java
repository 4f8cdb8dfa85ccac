package dev.meshproof.plan;

import dev.meshproof.plan.LabPlan.Lease;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import java.util.List;

/**
 * Leases that a lab file puts on one provider. There each has a namespace with its own names and network policy (provider,
 * cluster/kube/builder, namespace.go and netpol.go); in the lab they have their own names on one network.
 */
record SharedProviders(Diagnostics found) {
    /** @param at where the lab file names the provider */
    record Placed(Lease lease, Position at) {}

    void check(List<Placed> leases) {
        for (int i = 0; i < leases.size(); i++) {
            Placed second = leases.get(i);
            leases.subList(0, i).stream()
                    .map(Placed::lease)
                    .filter(first -> first.provider().equals(second.lease().provider()))
                    .findFirst()
                    .ifPresent(first -> note(first, second));
        }
    }

    private void note(Lease first, Placed second) {
        found.add(
                Severity.WARNING,
                "lab-shared-provider",
                second.at(),
                second.lease().provider().length(),
                "leases " + first.id() + " and " + second.lease().id() + " share " + first.provider()
                        + ": at a provider each has a network policy of its own, and here they share a network",
                "what one of them can reach of the other by address is not what it could reach there");
    }
}
