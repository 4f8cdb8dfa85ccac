package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.RelayLane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the wiretaps of all relays counted before the lab closed, of any two replicas. */
public final class RelayTraffic {
    private final NodeKeys keys;
    private final List<Answer.RelayCounts> counts;

    private RelayTraffic(NodeKeys keys, List<Answer.RelayCounts> counts) {
        this.keys = keys;
        this.counts = List.copyOf(counts);
    }

    /** Whose answers it takes, in this order. */
    public static List<Ask> asks(LabPlan plan) {
        List<Ask> asks = new ArrayList<>(NodeKeys.ASKS);
        plan.relays().forEach(relay -> asks.add(Asks.relayCounts(relay, Phase.CLOSING)));
        return asks;
    }

    /** Empty where one of the answers is of another kind. */
    public static Optional<RelayTraffic> of(List<Answer> answers) {
        int lists = NodeKeys.ASKS.size();
        Optional<NodeKeys> keys = NodeKeys.of(answers.subList(0, lists));
        List<Answer.RelayCounts> counts = new ArrayList<>();
        for (Answer answer : answers.subList(lists, answers.size())) {
            if (!(answer instanceof Answer.RelayCounts of)) {
                return Optional.empty();
            }
            counts.add(of);
        }
        return keys.map(found -> new RelayTraffic(found, counts));
    }

    /** Bytes of the packets that went out of relays from one to the other. */
    long delivered(ReplicaPlan from, ReplicaPlan to) {
        return bytes(from, to, RelayLane.FROM_RELAY);
    }

    /** Bytes of the packets that went into relays from one to the other. */
    long sent(ReplicaPlan from, ReplicaPlan to) {
        return bytes(from, to, RelayLane.TO_RELAY);
    }

    private long bytes(ReplicaPlan from, ReplicaPlan to, String direction) {
        Set<String> sources = keys.of(from);
        Set<String> destinations = keys.of(to);
        return counts.stream()
                .flatMap(of -> of.lanes().stream())
                .filter(lane -> lane.direction().equals(direction) && lane.leads(sources, destinations))
                .mapToLong(lane -> lane.total().bytes())
                .sum();
    }

    /** Packets that came out of relays from one to the other and had not gone in as they were. */
    long neverEntered(ReplicaPlan from, ReplicaPlan to) {
        Set<String> sources = keys.of(from);
        Set<String> destinations = keys.of(to);
        return counts.stream()
                .flatMap(of -> of.passages().stream())
                .filter(passage -> sources.contains(passage.source()) && destinations.contains(passage.destination()))
                .mapToLong(Answer.Passage::neverEntered)
                .sum();
    }
}
