package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which keys relays know the nodes that the control plane listed when the lab was ready, or before it closed. */
public final class NodeKeys {
    /** Whose answers it takes, in this order. */
    public static final List<Ask> ASKS = Asks.WINDOW.stream().map(Asks::nodes).toList();

    private final List<Answer.Node> nodes;

    private NodeKeys(List<Answer.Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** Empty where one of the answers is no list of nodes. */
    public static Optional<NodeKeys> of(List<Answer> answers) {
        List<Answer.Node> all = new ArrayList<>();
        for (Answer answer : answers) {
            if (!(answer instanceof Answer.Nodes list)) {
                return Optional.empty();
            }
            all.addAll(list.nodes());
        }
        return Optional.of(new NodeKeys(all));
    }

    /** Of the nodes under the hostname that the replica asks for: several where it was restarted. */
    public Set<String> of(ReplicaPlan replica) {
        Set<String> keys = new LinkedHashSet<>();
        nodes.stream()
                .filter(node -> replica.hostname()
                        .filter(name -> name.equalsIgnoreCase(node.name()) || name.equalsIgnoreCase(node.givenName()))
                        .isPresent())
                .forEach(node -> keys.add(node.key()));
        return keys;
    }

    Set<String> all() {
        Set<String> keys = new LinkedHashSet<>();
        nodes.forEach(node -> keys.add(node.key()));
        return keys;
    }
}
