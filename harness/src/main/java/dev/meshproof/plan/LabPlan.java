package dev.meshproof.plan;

import dev.meshproof.sdl.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lab will run; immutable and free of anything that is known only when it runs.
 *
 * @param notes what a user should know of the plan, such as what a provider does and the lab does not
 * @param policy the control plane's; without one, each of the lab's nodes is admitted to every other of them
 * @param onlyDeclared whether it is forbidden that peers reach more of a node's loopback than the declared services
 * @param ipv6 whether sandboxes have IPv6, which is {@code ::1} and no more: by a link-local address they would reach the
 *     engine's machine, whose end of the network has one too
 * @param labFile what was read beside the SDLs
 */
public record LabPlan(
        String name,
        List<String> providers,
        List<Lease> leases,
        List<String> relays,
        List<Diagnostic> notes,
        Optional<Policy> policy,
        boolean onlyDeclared,
        boolean ipv6,
        Optional<LabFileRead> labFile) {
    /** With no policy, nothing forbidden, and IPv4 only. */
    public LabPlan(
            String name, List<String> providers, List<Lease> leases, List<String> relays, List<Diagnostic> notes) {
        this(name, providers, leases, relays, notes, Optional.empty(), false, false, Optional.empty());
    }

    /**
     * What admits nodes to each other.
     *
     * @param file as the user named it
     * @param text as headscale takes it (huJSON; headscale v0.29.2, docs/ref/acls.md)
     */
    public record Policy(String file, String text) {}

    /**
     * A lab file by which the plan was made.
     *
     * @param file as the user named it
     * @param sha256 of the file's bytes, lower-case hex
     */
    public record LabFileRead(String file, String sha256) {}

    public LabPlan {
        providers = List.copyOf(providers);
        leases = List.copyOf(leases);
        relays = List.copyOf(relays);
        notes = List.copyOf(notes);
    }

    /**
     * One SDL's placement on one provider.
     *
     * @param id the file's name without its suffix, made unique
     * @param file the SDL as the user named it
     * @param sha256 of the file's bytes, lower-case hex
     * @param provider one of {@link LabPlan#providers()}
     */
    public record Lease(String id, String file, String sha256, String provider, List<ReplicaPlan> replicas) {}

    public List<ReplicaPlan> replicas() {
        return leases.stream().flatMap(l -> l.replicas().stream()).toList();
    }

    public Stream<ReplicaPlan> withIntent(Intent intent) {
        return replicas().stream().filter(r -> r.intent() == intent);
    }

    /**
     * How many replicas each provider holds: it is a /28 whose first address is the network's, the second the engine's and the
     * last for broadcast, and the lab itself needs one for control plane, package mirror, neighbour and each relay, and where
     * there are doors one for the ingress.
     */
    public int room() {
        boolean ingress =
                providers.stream().anyMatch(provider -> !Door.of(this, provider).isEmpty());
        return 16 - 3 - 3 - relays.size() - (ingress ? 1 : 0);
    }

    /** The replicas on one provider, whatever their lease. */
    public List<ReplicaPlan> on(String provider) {
        return leases.stream()
                .filter(lease -> lease.provider().equals(provider))
                .flatMap(lease -> lease.replicas().stream())
                .toList();
    }

    /** @throws IllegalArgumentException if no lease has it */
    public String providerOf(ReplicaId id) {
        return leases.stream()
                .filter(l -> l.id().equals(id.lease()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lease " + id.lease()))
                .provider();
    }
}
