package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.RelayClient;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code known-parties}. */
record KnownParties() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.KNOWN_PARTIES;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every node key that talks over a relay belongs to the tailnet",
                "keys that the relays went on with, and those of packets that came out of them, against the control plane's"
                        + " list; a client of ours with a key that nobody knows is refused",
                "that client's key was seen at the relay, as were the replicas' own, which were let in");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of();
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PRIVATE).findAny().isEmpty()
                ? List.of()
                : plan.relays().stream().map(relay -> about(plan, relay)).toList();
    }

    private static Case about(LabPlan plan, String relay) {
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            checks.add(known(relay, phase));
        }
        checks.add(refused(relay));
        List<Expectation> controls = List.of(strangerSeen(relay), ownLetIn(plan, relay));
        return new Case(new Subject.Relay(relay), checks, controls).given(List.of(somebody(plan)));
    }

    private static List<Ask> with(Ask... others) {
        List<Ask> asks = new ArrayList<>(NodeKeys.ASKS);
        asks.addAll(List.of(others));
        return asks;
    }

    private static Expectation known(String relay, Phase phase) {
        return Expectation.something(
                "the control plane lists every key that talks over relay " + relay + ", " + Words.when(phase),
                with(Asks.relayCounts(relay, phase)),
                answers -> {
                    Optional<NodeKeys> keys = NodeKeys.of(answers.subList(0, NodeKeys.ASKS.size()));
                    Answer last = answers.get(answers.size() - 1);
                    return last instanceof Answer.RelayCounts counts && keys.isPresent()
                            ? known(counts, keys.get().all())
                            : Words.unexpected(last instanceof Answer.RelayCounts ? answers.get(0) : last);
                });
    }

    private static Outcome known(Answer.RelayCounts counts, Set<String> known) {
        Set<String> talking = new LinkedHashSet<>();
        counts.clients().stream().filter(client -> client.admitted() > 0).forEach(client -> talking.add(client.key()));
        for (RelayLane lane : counts.lanes()) {
            if (lane.direction().equals(RelayLane.FROM_RELAY)) {
                talking.add(lane.source());
                talking.add(lane.destination());
            }
        }
        int all = talking.size();
        talking.removeAll(known);
        return talking.isEmpty()
                ? new Holds(all + " keys, all of them listed")
                : new Violated("not listed: " + String.join(", ", talking));
    }

    private static Expectation refused(String relay) {
        return Expectation.nothing(
                "relay " + relay + " refuses a client whose key nobody knows",
                Asks.atRelay(relay, new Question.Stranger()),
                answer -> {
                    if (!(answer instanceof Answer.Stranger stranger)) {
                        return Words.unexpected(answer);
                    }
                    return stranger.admitted()
                            ? new Violated("it was let in, with the key " + stranger.key())
                            : new Holds("it was refused");
                });
    }

    private static Expectation strangerSeen(String relay) {
        return Expectation.something(
                "the key of that client is seen at relay " + relay,
                List.of(Asks.atRelay(relay, new Question.Stranger()), Asks.relayCounts(relay, Phase.CLOSING)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Stranger stranger)) {
                        return Words.unexpected(answers.get(0));
                    }
                    if (!(answers.get(1) instanceof Answer.RelayCounts counts)) {
                        return Words.unexpected(answers.get(1));
                    }
                    return counts.clients().stream()
                            .filter(client -> client.key().equals(stranger.key()) && client.connections() > 0)
                            .findFirst()
                            .<Outcome>map(client -> new Holds(client.connections() + " connections of " + client.key()
                                    + ", of which " + client.admitted() + " went on"))
                            .orElseGet(() -> new Violated(stranger.key() + " is not among "
                                    + counts.clients().size() + " clients"));
                });
    }

    /** Of several relays one may be nobody's home. */
    private static Expectation ownLetIn(LabPlan plan, String relay) {
        return Expectation.something(
                "keys of the replicas are seen at relay " + relay + ", and let in",
                with(Asks.relayCounts(relay, Phase.CLOSING)),
                answers -> {
                    Optional<NodeKeys> keys = NodeKeys.of(answers.subList(0, NodeKeys.ASKS.size()));
                    if (!(answers.get(answers.size() - 1) instanceof Answer.RelayCounts counts) || keys.isEmpty()) {
                        return Words.unexpected(answers.get(answers.size() - 1));
                    }
                    Set<String> own = own(plan, keys.get());
                    if (own.isEmpty()) {
                        return new Moot("the control plane lists no node of a replica");
                    }
                    long admitted = counts.clients().stream()
                            .filter(client -> own.contains(client.key()) && client.admitted() > 0)
                            .count();
                    boolean nobodysHome = plan.relays().size() > 1
                            && counts.clients().stream().map(RelayClient::key).noneMatch(own::contains);
                    if (admitted > 0 || !nobodysHome) {
                        String seen = admitted + " of " + own.size();
                        return admitted > 0 ? new Holds(seen) : new Violated(seen);
                    }
                    return new Moot("no replica uses it");
                });
    }

    private static Expectation somebody(LabPlan plan) {
        return Expectation.something(
                "the control plane lists a replica's node",
                NodeKeys.ASKS,
                answers -> NodeKeys.of(answers)
                        .<Outcome>map(keys -> own(plan, keys).isEmpty()
                                ? new Violated("it lists none")
                                : new Holds(own(plan, keys).size() + " keys"))
                        .orElseGet(() -> new Outcome.Unknown("answers of an unexpected kind")));
    }

    private static Set<String> own(LabPlan plan, NodeKeys keys) {
        Set<String> own = new LinkedHashSet<>();
        for (ReplicaPlan replica : plan.withIntent(Intent.PRIVATE).toList()) {
            own.addAll(keys.of(replica));
        }
        return own;
    }
}
