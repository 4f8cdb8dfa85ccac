package dev.meshproof.run;

import dev.meshproof.claim.Asks;
import dev.meshproof.claim.NodeKeys;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Node;
import dev.meshproof.probe.Answer.TailscaledStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes that the control plane listed last, with what tailscaleds say of themselves and of their peers. */
final class TailnetNodes {
    private final LabPlan plan;
    private final Evidence evidence;
    private final Map<String, String> relays = new HashMap<>();

    private TailnetNodes(LabPlan plan, Evidence evidence) {
        this.plan = plan;
        this.evidence = evidence;
        for (Observation o : evidence.observations()) {
            if (o.answer() instanceof Answer.PeerPaths paths) {
                paths.peers().stream()
                        .filter(peer -> !peer.relay().isEmpty())
                        .forEach(peer -> peer.addresses().forEach(address -> relays.put(address, peer.relay())));
            }
        }
    }

    /** None where the control plane gave no list, when ready or before closing. */
    static List<NodeResult> of(LabPlan plan, Evidence evidence) {
        TailnetNodes nodes = new TailnetNodes(plan, evidence);
        List<Node> listed = new ArrayList<>();
        for (var ask : NodeKeys.ASKS) {
            evidence.of(ask)
                    .map(Observation::answer)
                    .filter(Answer.Nodes.class::isInstance)
                    .ifPresent(list -> {
                        listed.clear();
                        listed.addAll(((Answer.Nodes) list).nodes());
                    });
        }
        return listed.stream()
                .map(nodes::result)
                .sorted(Comparator.comparing((NodeResult n) -> n.replica().isEmpty())
                        .thenComparing(NodeResult::givenName)
                        .thenComparing(NodeResult::key))
                .toList();
    }

    private NodeResult result(Node node) {
        Optional<ReplicaPlan> replica = plan.replicas().stream()
                .filter(r -> r.hostname()
                        .filter(name -> name.equalsIgnoreCase(node.name()) || name.equalsIgnoreCase(node.givenName()))
                        .isPresent())
                .findFirst();
        Optional<TailscaledStatus> status =
                replica.flatMap(this::status).filter(s -> s.addresses().stream().anyMatch(node.addresses()::contains));
        return new NodeResult(
                node.name(),
                node.givenName(),
                replica.map(r -> r.id().toString()),
                node.addresses(),
                node.online(),
                node.user(),
                node.key(),
                replica.map(ReplicaPlan::key),
                node.addresses().stream()
                        .filter(relays::containsKey)
                        .map(relays::get)
                        .findFirst(),
                status.map(TailscaledStatus::version).filter(version -> !version.isEmpty()),
                status.map(TailscaledStatus::state));
    }

    private Optional<TailscaledStatus> status(ReplicaPlan replica) {
        return Asks.WINDOW.stream()
                .flatMap(phase -> evidence.of(Asks.tailscaled(replica.id(), phase)).stream())
                .map(Observation::answer)
                .filter(TailscaledStatus.class::isInstance)
                .map(TailscaledStatus.class::cast)
                .reduce((earlier, later) -> later);
    }
}
