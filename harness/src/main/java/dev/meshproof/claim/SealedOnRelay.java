package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.RelayView;
import dev.meshproof.probe.Answer.ViewedLane;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.CanaryHits;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sealed-on-relay}. */
record SealedOnRelay() implements Claim {
    /** Findings of packets that are not what they should be; all others are notes (docs/captures.md). */
    private static final Set<String> WRONG =
            Set.of("foreign", "repeated-counter", "unannounced-receiver", "never-entered");

    @Override
    public ClaimId id() {
        return ClaimId.SEALED_ON_RELAY;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "nothing that a relay could read of what replicas on different providers send each other contains what was"
                        + " sent",
                "every packet at the relays' wiretaps is WireGuard or disco and came out as it went in; canaries, in request"
                        + " line, header, body and response, never occur, in whatever form",
                "the same search finds the same canaries on the loopbacks of both ends, and finds a canary that nothing"
                        + " sealed in the same capture, which is whole; the wiretaps counted at least the bytes exchanged; the"
                        + " relays answer both sandboxes");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return Relayed.acrossProviders(plan, (subject, pair) -> about(plan, subject, pair));
    }

    private static Case about(LabPlan plan, Subject subject, Reachability.Pair pair) {
        Exchanged exchanged = new Exchanged(plan, pair);
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls =
                new ArrayList<>(List.of(exchanged.wentThrough(), exchanged.foundOnLoopbacks(), exchanged.counted()));
        for (String relay : plan.relays()) {
            checks.add(noCanary(plan, pair, relay));
            checks.add(sealed(plan, pair, relay));
            controls.add(exchanged.sought(relay));
            controls.add(plaintextFound(plan, relay));
            controls.add(whole(plan, relay));
        }
        checks.add(asItWentIn(plan, pair));
        controls.addAll(
                SharedParts.relaysAnswer(plan, pair.from().id(), pair.to().id()));
        return new Case(subject, checks, controls).given(List.of(SharedParts.answersPeer(pair)));
    }

    private static Expectation noCanary(LabPlan plan, Reachability.Pair pair, String relay) {
        ReplicaId from = pair.from().id();
        ReplicaId to = pair.to().id();
        return Expectation.nothing(
                        "no canary that " + from + " and " + to + " exchanged is in what relay " + relay
                                + " could read",
                        Asks.relayView(plan, relay),
                        answer -> {
                            if (!(answer instanceof RelayView view)) {
                                return Words.unexpected(answer);
                            }
                            List<String> theirs = view.searched().stream()
                                    .filter(sought -> sought.from().equals(Optional.of(from))
                                            && sought.to().equals(Optional.of(to)))
                                    .map(Answer.Sought::canary)
                                    .toList();
                            List<CanaryHits> found = view.hits().stream()
                                    .filter(hits -> theirs.contains(hits.canary()) && hits.hits() > 0)
                                    .toList();
                            return found.isEmpty()
                                    ? new Holds("none of " + theirs.size() + " in " + view.bytes() + " bytes")
                                    : new Violated(found.stream()
                                            .map(hits -> hits.canary() + " as " + hits.form() + ", " + hits.hits()
                                                    + " times")
                                            .collect(Collectors.joining("; ")));
                        })
                .at(pair.from().at());
    }

    private static Expectation sealed(LabPlan plan, Reachability.Pair pair, String relay) {
        List<Ask> asks = new ArrayList<>(NodeKeys.ASKS);
        asks.add(Asks.relayView(plan, relay));
        return Expectation.something(
                        "each packet from " + pair.from().id() + " to "
                                + pair.to().id() + " at relay " + relay + " is WireGuard or disco",
                        asks,
                        answers -> {
                            Answer last = answers.get(asks.size() - 1);
                            Optional<NodeKeys> keys = NodeKeys.of(answers.subList(0, asks.size() - 1));
                            return last instanceof RelayView view && keys.isPresent()
                                    ? sealed(view, keys.get(), pair)
                                    : Words.unexpected(last instanceof RelayView ? answers.get(0) : last);
                        })
                .at(pair.from().at());
    }

    private static Outcome sealed(RelayView view, NodeKeys keys, Reachability.Pair pair) {
        Set<String> sources = keys.of(pair.from());
        Set<String> destinations = keys.of(pair.to());
        long packets = 0;
        List<String> wrong = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (ViewedLane lane : view.lanes()) {
            if (!lane.lane().leads(sources, destinations)) {
                continue;
            }
            packets += lane.lane().total().packets();
            lane.findings().forEach((kind, count) -> (WRONG.contains(kind) ? wrong : told).add(count + " " + kind));
            told.add("chi-squared " + Math.round(lane.chiSquared()) + " of " + lane.sealedBytes() + " sealed bytes");
        }
        String notes = told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
        return wrong.isEmpty()
                ? new Holds(packets + " packets" + notes)
                : new Violated(String.join(", ", wrong) + " of " + packets + " packets" + examples(view));
    }

    private static String examples(RelayView view) {
        return view.examples().isEmpty() ? "" : ", e.g. " + view.examples().get(0);
    }

    private static Expectation asItWentIn(LabPlan plan, Reachability.Pair pair) {
        return Expectation.something(
                        "each packet from " + pair.from().id() + " to "
                                + pair.to().id() + " came out of the relays as it had gone in",
                        RelayTraffic.asks(plan),
                        answers -> RelayTraffic.of(answers)
                                .map(traffic -> traffic.neverEntered(pair.from(), pair.to()))
                                .<Outcome>map(count -> count == 0
                                        ? new Holds("all did")
                                        : new Violated(count + " had not gone in as they came out"))
                                .orElseGet(() -> new Outcome.Unknown("answers of an unexpected kind")))
                .at(pair.from().at());
    }

    /** The plaintext is of nobody's lane and concerns no pair. */
    private static Expectation plaintextFound(LabPlan plan, String relay) {
        return Expectation.something(
                "a canary that nothing sealed is found by the same search in what relay " + relay + " could read",
                List.of(Asks.atRelay(relay, new Question.Plaintext()), Asks.relayView(plan, relay)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Plaintext plaintext)) {
                        return Words.unexpected(answers.get(0));
                    }
                    if (!(answers.get(1) instanceof RelayView view)) {
                        return Words.unexpected(answers.get(1));
                    }
                    long hits = view.hits().stream()
                            .filter(each -> each.canary().equals(plaintext.canary()))
                            .mapToLong(CanaryHits::hits)
                            .sum();
                    boolean foreign = view.lanes().stream()
                            .anyMatch(lane ->
                                    lane.lane().leads(Set.of(plaintext.source()), Set.of(plaintext.destination()))
                                            && lane.findings().getOrDefault("foreign", 0L) > 0);
                    String seen = "found " + hits + " times, its packet " + (foreign ? "" : "not ") + "told as foreign";
                    return hits > 0 && foreign ? new Holds(seen) : new Violated(seen);
                });
    }

    private static Expectation whole(LabPlan plan, String relay) {
        return Expectation.something(
                "the capture of relay " + relay + " is whole",
                List.of(Asks.relayView(plan, relay), Asks.relayCounts(relay, Phase.CLOSING)),
                answers -> {
                    if (!(answers.get(0) instanceof RelayView view)) {
                        return Words.unexpected(answers.get(0));
                    }
                    if (!(answers.get(1) instanceof Answer.RelayCounts counts)) {
                        return Words.unexpected(answers.get(1));
                    }
                    String trouble = view.trouble() + counts.captureTrouble();
                    long removed = Math.max(view.removedPackets(), counts.removedPackets());
                    if (!trouble.isEmpty() || removed > 0) {
                        return new Violated(trouble + (removed > 0 ? " " + removed + " packets are gone" : ""));
                    }
                    return counts.troubles().containsKey("unreadable")
                            ? new Violated(counts.troubles().get("unreadable") + " connections could not be read on")
                            : new Holds(view.packets() + " packets, " + view.bytes() + " bytes");
                });
    }
}
