package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.PortTranslation;
import dev.meshproof.containers.Relay;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Vantage.Outsider.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who stands where on a provider's /28: control plane, package mirror, neighbour, relays, then sandboxes; the ingress last.
 * On the outsiders' own, control plane and relays stand at the same places, and outsiders at others.
 *
 * @param networks by provider
 * @param outside the outsiders'; empty where there are none
 */
record LabAddresses(LabPlan plan, Map<String, LabNetwork> networks, Optional<LabNetwork> outside) {
    private static final int CONTROL_PLANE = LabNetwork.FIRST_OFFSET;
    private static final int MIRROR = CONTROL_PLANE + 1;
    private static final int NEIGHBOUR = MIRROR + 1;
    private static final int FIRST_RELAY = NEIGHBOUR + 1;
    private static final int INGRESS = LabNetwork.LAST_OFFSET;

    /** With no outsiders. */
    LabAddresses(LabPlan plan, Map<String, LabNetwork> networks) {
        this(plan, networks, Optional.empty());
    }

    /** How many replicas a provider's network can hold beside what the lab itself needs there. */
    static int capacity(LabPlan plan) {
        boolean ingress = plan.providers().stream()
                .anyMatch(provider -> !Door.of(plan, provider).isEmpty());
        return LabNetwork.LAST_OFFSET - FIRST_RELAY - plan.relays().size() + (ingress ? 0 : 1);
    }

    /** @throws LabException if a provider's network cannot hold the replicas planned for it */
    static void requireRoom(LabPlan plan) {
        for (String provider : plan.providers()) {
            int replicas = plan.on(provider).size();
            if (replicas > capacity(plan)) {
                throw new LabException(provider + ": " + replicas + " replicas; a provider's network of the lab holds "
                        + capacity(plan));
            }
        }
    }

    List<Attachment> controlPlane(String... names) {
        return outsideToo(CONTROL_PLANE, List.of(names));
    }

    List<Attachment> mirror(List<String> names) {
        return everywhere(MIRROR, names);
    }

    List<Attachment> relay(int index, Relay relay) {
        return outsideToo(FIRST_RELAY + index, List.of(relay.hostname()));
    }

    Attachment neighbour(String provider) {
        return new Attachment(network(provider), NEIGHBOUR, List.of());
    }

    Attachment ingress(String provider) {
        return new Attachment(network(provider), INGRESS, List.of());
    }

    /** @throws java.util.NoSuchElementException if there are no outsiders */
    Attachment outsider(Kind kind) {
        return new Attachment(outside.orElseThrow(), kind == Kind.STRANGER ? NEIGHBOUR : MIRROR, List.of());
    }

    /** @throws java.util.NoSuchElementException if there are no outsiders */
    Attachment strangersControlPlane(String name) {
        return new Attachment(outside.orElseThrow(), INGRESS, List.of(name));
    }

    /**
     * Finds those services of its own lease that have a DNS name by that name, and is found by its own in the same way: a
     * provider's names are those of one namespace, and a provider's network here may hold several leases.
     */
    Attachment sandbox(ReplicaId replica) {
        String provider = plan.providerOf(replica);
        List<ReplicaId> there = plan.leases().stream()
                .filter(lease -> lease.provider().equals(provider))
                .flatMap(lease -> lease.replicas().stream())
                .map(ReplicaPlan::id)
                .toList();
        int offset = FIRST_RELAY + plan.relays().size() + there.indexOf(replica);
        Map<String, String> links = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (ReplicaPlan sibling : siblings(replica)) {
            String onNetwork = sibling.id().service() + "." + replica.lease() + ".lease";
            sibling.dnsName().ifPresent(name -> links.put(name, onNetwork));
            if (sibling.id().equals(replica) && sibling.dnsName().isPresent()) {
                names.add(onNetwork);
            }
        }
        return new Attachment(network(provider), offset, names, links);
    }

    /**
     * What a replica's processes dial at siblings' names and ports as they are offered, and where it leads where the
     * containers' ports are others.
     */
    List<PortTranslation> offered(ReplicaId replica) {
        return siblings(replica).stream()
                .filter(sibling -> sibling.dnsName().isPresent())
                .flatMap(sibling -> sibling.ports().stream()
                        .filter(port -> port.named() && port.as() != port.port())
                        .map(port -> translation(sibling.id(), port)))
                .distinct()
                .toList();
    }

    private PortTranslation translation(ReplicaId to, ReplicaPlan.Port port) {
        String address = sandbox(to).address();
        return new PortTranslation(port.protocol(), address, port.as(), List.of(address + ":" + port.port()));
    }

    /** All replicas of a lease, the named one too. */
    private List<ReplicaPlan> siblings(ReplicaId replica) {
        return plan.leases().stream()
                .filter(lease -> lease.id().equals(replica.lease()))
                .flatMap(lease -> lease.replicas().stream())
                .toList();
    }

    private List<Attachment> everywhere(int offset, List<String> names) {
        List<Attachment> attachments = new ArrayList<>();
        plan.providers().forEach(provider -> attachments.add(new Attachment(network(provider), offset, names)));
        return attachments;
    }

    private List<Attachment> outsideToo(int offset, List<String> names) {
        List<Attachment> attachments = everywhere(offset, names);
        outside.ifPresent(network -> attachments.add(new Attachment(network, offset, names)));
        return attachments;
    }

    private LabNetwork network(String provider) {
        return java.util.Objects.requireNonNull(networks.get(provider), () -> "no network for " + provider);
    }
}
