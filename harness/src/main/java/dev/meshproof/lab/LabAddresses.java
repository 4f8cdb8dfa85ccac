package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.Relay;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who stands where on a provider's /28: control plane, package mirror, neighbour, relays, then sandboxes.
 *
 * @param networks by provider
 */
record LabAddresses(LabPlan plan, Map<String, LabNetwork> networks) {
    private static final int CONTROL_PLANE = LabNetwork.FIRST_OFFSET;
    private static final int MIRROR = CONTROL_PLANE + 1;
    private static final int NEIGHBOUR = MIRROR + 1;
    private static final int FIRST_RELAY = NEIGHBOUR + 1;

    /** How many replicas a provider's network can hold beside what the lab itself needs there. */
    static int capacity(LabPlan plan) {
        return LabNetwork.LAST_OFFSET - FIRST_RELAY - plan.relays().size() + 1;
    }

    List<Attachment> controlPlane(String... names) {
        return everywhere(CONTROL_PLANE, List.of(names));
    }

    List<Attachment> mirror(List<String> names) {
        return everywhere(MIRROR, names);
    }

    List<Attachment> relay(int index, Relay relay) {
        return everywhere(FIRST_RELAY + index, List.of(relay.hostname()));
    }

    Attachment neighbour(String provider) {
        return new Attachment(network(provider), NEIGHBOUR, List.of());
    }

    Attachment sandbox(ReplicaId replica) {
        String provider = plan.providerOf(replica);
        List<ReplicaId> there = plan.leases().stream()
                .filter(lease -> lease.provider().equals(provider))
                .flatMap(lease -> lease.replicas().stream())
                .map(ReplicaPlan::id)
                .toList();
        int offset = FIRST_RELAY + plan.relays().size() + there.indexOf(replica);
        return new Attachment(network(provider), offset, List.of());
    }

    private List<Attachment> everywhere(int offset, List<String> names) {
        List<Attachment> attachments = new ArrayList<>();
        plan.providers().forEach(provider -> attachments.add(new Attachment(network(provider), offset, names)));
        return attachments;
    }

    private LabNetwork network(String provider) {
        return java.util.Objects.requireNonNull(networks.get(provider), () -> "no network for " + provider);
    }
}
