package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.PeerPath;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code relayed}. */
record Relayed() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.RELAYED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "replicas on different providers exchange data through relays only",
                "tailscaled's paths to its peers, at both ends; its own counters: `direct_*` and `peer_relay_*` did not move",
                "its `derp` counters rose at both ends by at least the bytes that were answered, as did the counts of the"
                        + " relays' wiretaps; the relays answer both sandboxes");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        List<ReplicaPlan> all = plan.withIntent(Intent.PRIVATE).toList();
        return Reachability.pairs(plan).stream()
                .filter(pair -> all.indexOf(pair.from()) < all.indexOf(pair.to()))
                .map(pair -> about(plan, pair))
                .toList();
    }

    private static Case about(LabPlan plan, Reachability.Pair pair) {
        ReplicaPlan one = pair.from();
        ReplicaPlan other = pair.to();
        Subject subject = new Subject.Pair(one.id(), other.id());
        Transfers transfers = new Transfers(one, other);
        if (transfers.none()) {
            return Case.notApplicable(subject, "neither exposes a TCP port, so that nothing is exchanged");
        }
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            checks.add(noOtherPath(one, other, phase));
            checks.add(noOtherPath(other, one, phase));
        }
        for (ReplicaPlan end : List.of(one, other)) {
            if (isAlone(plan, end)) {
                checks.add(nothingCounted(end));
            }
        }
        List<Expectation> controls = new ArrayList<>(List.of(transfers.counted()));
        if (sharedProvider(plan, pair).isEmpty()) {
            controls.add(transfers.countedByWiretaps(plan));
        }
        controls.addAll(SharedParts.relaysAnswer(plan, one.id(), other.id()));
        Case each = new Case(subject, checks, controls).given(List.of(transfers.some()));
        // On one provider's network nothing keeps two nodes from finding each other.
        return sharedProvider(plan, pair).isPresent() ? each.noted() : each;
    }

    /** A case for each pair; there is none to judge where the two need no relay. */
    static List<Case> acrossProviders(LabPlan plan, BiFunction<Subject, Reachability.Pair, Case> about) {
        return Reachability.cases(
                plan,
                (subject, pair) -> sharedProvider(plan, pair)
                        .map(together -> Case.notApplicable(subject, together))
                        .orElseGet(() -> about.apply(subject, pair)));
    }

    /** That nothing keeps two nodes from finding each other without a relay, where nothing does. */
    private static Optional<String> sharedProvider(LabPlan plan, Reachability.Pair pair) {
        String provider = plan.providerOf(pair.from().id());
        return provider.equals(plan.providerOf(pair.to().id()))
                ? Optional.of("both are on " + provider + ", where nodes find each other without a relay")
                : Optional.empty();
    }

    /** Whether each of its peers is on another provider: else its counters may rightly count direct packets. */
    private static boolean isAlone(LabPlan plan, ReplicaPlan replica) {
        return plan.on(plan.providerOf(replica.id())).stream()
                .allMatch(r -> r.intent() != Intent.PRIVATE || r.id().equals(replica.id()));
    }

    private static Expectation noOtherPath(ReplicaPlan from, ReplicaPlan to, Phase phase) {
        return Expectation.nothing(
                        "the tailscaled of " + from.id() + " has no path to " + to.id() + " but through a relay, "
                                + Words.when(phase),
                        Asks.fact(new Vantage.Inside(from.id()), new Question.PeerPaths(), phase),
                        answer -> {
                            if (!(answer instanceof Answer.PeerPaths paths)) {
                                return Words.unexpected(answer);
                            }
                            List<PeerPath> found = paths.peers().stream()
                                    .filter(peer -> to.hostname()
                                            .filter(peer.hostname()::equalsIgnoreCase)
                                            .isPresent())
                                    .toList();
                            return found.isEmpty()
                                    ? new Unknown("its tailscaled lists no peer "
                                            + to.hostname().orElse("of its hostname"))
                                    : path(found);
                        })
                .at(from.at());
    }

    private static Outcome path(List<PeerPath> found) {
        for (PeerPath peer : found) {
            if (!peer.direct().isEmpty()) {
                return new Violated("directly, at " + peer.direct());
            }
            if (!peer.peerRelay().isEmpty()) {
                return new Violated("through the peer relay " + peer.peerRelay());
            }
        }
        return new Holds("through the relay \"" + found.get(0).relay() + "\"");
    }

    private static Expectation nothingCounted(ReplicaPlan end) {
        return Expectation.nothing(
                        "the tailscaled of " + end.id() + " counted no packet on a path that is not a relay's",
                        Transfers.counters(end),
                        answer -> {
                            if (!(answer instanceof Answer.Counters counters)) {
                                return Words.unexpected(answer);
                            }
                            List<Answer.Counter> moved = counters.counters().stream()
                                    .filter(c -> !c.path().startsWith("derp") && (c.packets() > 0 || c.bytes() > 0))
                                    .toList();
                            return moved.isEmpty() ? new Holds("none") : new Violated(Transfers.words(moved));
                        })
                .at(end.at());
    }
}
