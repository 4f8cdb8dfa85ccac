package dev.meshproof.run;

import dev.meshproof.claim.Asks;
import dev.meshproof.claim.NodeKeys;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.ViewedLane;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.RelayLane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the relays' wiretaps said before the lab closed of what replicas sent each other. */
final class RelayedPairs {
    private RelayedPairs() {}

    /** Nothing of relays whose wiretaps were not asked, or did not say. */
    static List<RelayedResult> of(LabPlan plan, Evidence evidence) {
        List<Answer> lists = NodeKeys.ASKS.stream()
                .flatMap(ask -> evidence.of(ask).stream())
                .map(Observation::answer)
                .filter(Answer.Nodes.class::isInstance)
                .toList();
        NodeKeys keys = NodeKeys.of(lists).orElseThrow();
        Map<String, String> owners = new LinkedHashMap<>();
        for (ReplicaPlan replica : plan.withIntent(Intent.PRIVATE).toList()) {
            keys.of(replica).forEach(key -> owners.put(key, replica.id().toString()));
        }
        List<RelayedResult> all = new ArrayList<>();
        for (String relay : plan.relays()) {
            Optional<Answer.RelayCounts> counts =
                    answer(evidence, Asks.relayCounts(relay, Phase.CLOSING), Answer.RelayCounts.class);
            Optional<Answer.RelayView> view = answer(evidence, Asks.relayView(plan, relay), Answer.RelayView.class);
            counts.ifPresent(seen -> seen.lanes().stream()
                    .filter(lane ->
                            lane.direction().equals(RelayLane.TO_RELAY) && lane.leads(owners.keySet(), owners.keySet()))
                    .forEach(lane -> all.add(result(relay, lane, owners, view))));
        }
        return List.copyOf(all);
    }

    private static RelayedResult result(
            String relay, RelayLane lane, Map<String, String> owners, Optional<Answer.RelayView> view) {
        Optional<ViewedLane> viewed = view.stream()
                .flatMap(of -> of.lanes().stream())
                .filter(of -> of.lane().source().equals(lane.source())
                        && of.lane().destination().equals(lane.destination())
                        && of.lane().direction().equals(lane.direction()))
                .findFirst();
        return new RelayedResult(
                relay,
                owners.getOrDefault(lane.source(), ""),
                owners.getOrDefault(lane.destination(), ""),
                lane.source(),
                lane.destination(),
                lane.kinds(),
                lane.total().packets(),
                lane.total().bytes(),
                viewed.map(ViewedLane::sealedBytes).orElse(0L),
                viewed.map(ViewedLane::chiSquared).orElse(0.0));
    }

    private static <T extends Answer> Optional<T> answer(Evidence evidence, Ask ask, Class<T> kind) {
        return evidence.of(ask)
                .map(Observation::answer)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
