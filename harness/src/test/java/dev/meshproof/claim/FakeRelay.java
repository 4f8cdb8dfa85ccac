package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.ViewedLane;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.CanaryHits;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Transfer;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What passes a relay where all is well, and what its wiretap says of it. */
record FakeRelay(LabPlan plan) {
    static final String STRANGER = "nodekey:5";
    static final String PLAINTEXT = "canary-plaintext";
    static final String NOBODY = "nodekey:0";
    static final Transfer INTACT = new Transfer(Transfer.Then.INTACT, 65_800, 65_536, "ended");

    /** Nothing where the question is not about a relay. */
    Optional<Answer> answer(Ask ask) {
        Question what = ask.what();
        if (what instanceof Question.RelayCounts) {
            return Optional.of(counts());
        } else if (what instanceof Question.RelayView) {
            return Optional.of(view());
        } else if (what instanceof Question.Plaintext) {
            return Optional.of(new Answer.Plaintext("nodekey:6", NOBODY, PLAINTEXT, false));
        } else if (what instanceof Question.Stranger) {
            return Optional.of(new Answer.Stranger(STRANGER, false));
        } else if (what instanceof Question.Exchange exchange) {
            return Optional.of(exchange(((Vantage.Sandbox) ask.from()).replica(), exchange.to()));
        }
        return what instanceof Question.Tamper
                ? Optional.of(new Answer.Tampering(
                        List.of(INTACT, new Transfer(Transfer.Then.BROKEN, 65_800, 1_000, "timed out")),
                        300,
                        9,
                        INTACT))
                : Optional.empty();
    }

    static String asked(ReplicaId from, ReplicaId to) {
        return "canary-" + from + "-" + to + "-there";
    }

    static String answered(ReplicaId from, ReplicaId to) {
        return "canary-" + from + "-" + to + "-back";
    }

    private static Answer.Exchange exchange(ReplicaId from, ReplicaId to) {
        List<CanaryHits> hits =
                List.of(new CanaryHits(asked(from, to), "raw", 1_000), new CanaryHits(answered(from, to), "raw", 999));
        return new Answer.Exchange(
                asked(from, to),
                answered(from, to),
                new Transfer(Transfer.Then.ANSWERED, 65_800, 300, "ended"),
                INTACT,
                hits,
                hits);
    }

    private List<Reachability.Pair> pairs() {
        return Reachability.pairs(plan);
    }

    private static String key(ReplicaPlan replica) {
        return FakeLab.key(FakeLab.address(replica.id()));
    }

    static RelayLane lane(ReplicaId from, ReplicaId to, String direction, long bytes) {
        return new RelayLane(
                FakeLab.key(FakeLab.address(from)),
                FakeLab.key(FakeLab.address(to)),
                direction,
                Map.of("initiation", new Amount(1, 148), "transport", new Amount(100, bytes)));
    }

    private Answer.RelayCounts counts() {
        List<Answer.RelayClient> clients = new ArrayList<>();
        plan.withIntent(Intent.PRIVATE)
                .forEach(replica -> clients.add(new Answer.RelayClient(key(replica), "198.18.0.2", 1, 1)));
        clients.add(new Answer.RelayClient(STRANGER, "198.18.0.9", 1, 0));
        List<RelayLane> lanes = new ArrayList<>();
        List<Answer.Passage> passages = new ArrayList<>();
        for (Reachability.Pair pair : pairs()) {
            ReplicaId from = pair.from().id();
            ReplicaId to = pair.to().id();
            lanes.add(lane(from, to, RelayLane.TO_RELAY, 300_000));
            lanes.add(lane(from, to, RelayLane.FROM_RELAY, 300_000));
            passages.add(new Answer.Passage(key(pair.from()), key(pair.to()), 101, 101, 0));
        }
        return new Answer.RelayCounts(clients, lanes, passages, Map.of(), Map.of(), 0, "");
    }

    static Answer.RelayCounts with(
            Answer.RelayCounts counts,
            List<Answer.RelayClient> clients,
            List<RelayLane> lanes,
            List<Answer.Passage> passages) {
        return new Answer.RelayCounts(
                clients,
                lanes,
                passages,
                counts.findings(),
                counts.troubles(),
                counts.removedPackets(),
                counts.captureTrouble());
    }

    /** As counted where a node was never there. */
    static Answer.RelayCounts without(Answer.RelayCounts counts, String key) {
        return with(
                counts,
                counts.clients().stream().filter(c -> !c.key().equals(key)).toList(),
                counts.lanes().stream()
                        .filter(l -> !l.source().equals(key) && !l.destination().equals(key))
                        .toList(),
                counts.passages().stream()
                        .filter(p -> !p.source().equals(key) && !p.destination().equals(key))
                        .toList());
    }

    private Answer.RelayView view() {
        List<ViewedLane> lanes = new ArrayList<>();
        List<Answer.Sought> sought = new ArrayList<>();
        for (Reachability.Pair pair : pairs()) {
            ReplicaId from = pair.from().id();
            ReplicaId to = pair.to().id();
            lanes.add(new ViewedLane(lane(from, to, RelayLane.TO_RELAY, 300_000), Map.of(), 290_000, 255));
            sought.add(new Answer.Sought(asked(from, to), Optional.of(from), Optional.of(to)));
            sought.add(new Answer.Sought(answered(from, to), Optional.of(from), Optional.of(to)));
        }
        RelayLane plain = new RelayLane("nodekey:6", NOBODY, RelayLane.TO_RELAY, Map.of("foreign", new Amount(1, 100)));
        lanes.add(new ViewedLane(plain, Map.of("foreign", 1L), 0, 0));
        sought.add(new Answer.Sought(PLAINTEXT, Optional.empty(), Optional.empty()));
        return new Answer.RelayView(
                1_000,
                1_800_000,
                true,
                lanes,
                sought,
                List.of(new CanaryHits(PLAINTEXT, "raw", 2)),
                List.of("packet 400 (00000006 > 00000000 to-relay): foreign: GET"),
                0,
                "");
    }
}
