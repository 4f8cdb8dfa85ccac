package dev.meshproof.lab;

import dev.meshproof.lab.Replica.NotStarted;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits until every replica is ready: joined where it is to join, knowing every peer that joined, its service and its
 * proxy listening; then lets nodes meet (see {@link FirstContacts}). Gives up early on a private replica that has settled
 * without joining (see {@link Settling}), on another that is idle and does not listen (see {@link Idling}), and on any that
 * keeps ending.
 */
public final class Readiness {
    /** Each look costs what a question does, of every replica, while their scripts need the processors. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final int MOST_RESTARTS = 3;

    private final Lab lab;
    private final LabListener listener;
    private final Map<ReplicaId, Settling> settling = new HashMap<>();
    private final Map<ReplicaId, Idling> idling = new HashMap<>();
    private final Set<ReplicaId> reported = new HashSet<>();
    private List<ReplicaPlan> joined = List.of();

    Readiness(Lab lab, LabListener listener) {
        this.lab = lab;
        this.listener = listener;
    }

    /**
     * What the wait came to.
     *
     * @param lacking for each replica that is not ready, what it lacked when the wait ended
     */
    public record Outcome(Map<ReplicaId, String> lacking) {
        public boolean allReady() {
            return lacking.isEmpty();
        }
    }

    Outcome await(Duration limit) {
        Outcome outcome = awaitEach(limit);
        new FirstContacts(lab).make(joined);
        return outcome;
    }

    private Outcome awaitEach(Duration limit) {
        Map<ReplicaId, String> lacking = new LinkedHashMap<>();
        try {
            Awaitility.await("all replicas ready")
                    .dontCatchUncaughtExceptions()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> lab.closing() || look(lacking));
        } catch (ConditionTimeoutException e) {
            listener.event("not ready within " + limit.toSeconds() + " s: " + lacking);
        }
        return new Outcome(Map.copyOf(lacking));
    }

    /** Whether nothing more is to be waited for. */
    private boolean look(Map<ReplicaId, String> lacking) {
        lacking.clear();
        Map<ReplicaPlan, ReplicaView> views = new LinkedHashMap<>();
        boolean worthWaiting = false;
        for (ReplicaPlan replica : lab.plan().replicas()) {
            try {
                views.put(replica, ReplicaView.of(lab, replica));
            } catch (ProbeUnavailable e) {
                lacking.put(replica.id(), String.valueOf(e.getMessage()));
                if (lab.notStarted(replica.id()).filter(NotStarted::again).isPresent()) {
                    report(replica.id(), "cannot be started");
                } else if (keepsEnding(replica)) {
                    report(replica.id(), "keeps ending");
                } else {
                    worthWaiting = true;
                }
            }
        }
        if (views.values().stream().anyMatch(ReplicaView::sleeps)) {
            lab.startActors();
        }
        joined = views.entrySet().stream()
                .filter(entry -> entry.getValue().joined())
                .map(Map.Entry::getKey)
                .toList();
        for (Map.Entry<ReplicaPlan, ReplicaView> entry : views.entrySet()) {
            ReplicaPlan replica = entry.getKey();
            List<String> lacks = lacks(replica, entry.getValue(), views);
            if (lacks.isEmpty()) {
                report(replica.id(), "ready");
                continue;
            }
            lacking.put(replica.id(), String.join(", ", lacks));
            if (keepsEnding(replica)) {
                report(replica.id(), "keeps ending");
            } else if (replica.intent() == Intent.PRIVATE ? hasSettled(replica, views) : isIdle(replica, views)) {
                report(
                        replica.id(),
                        replica.intent() == Intent.PRIVATE
                                ? "has settled without joining"
                                : "is idle and does not listen");
            } else {
                worthWaiting = true;
            }
        }
        listener.awaited(
                lab.plan().replicas().size() - lacking.size(),
                lab.plan().replicas().size(),
                inWords(lacking));
        return !worthWaiting;
    }

    /** One that is not ready says why it is waited for; all of them would say the same. */
    private static String inWords(Map<ReplicaId, String> lacking) {
        return lacking.entrySet().stream()
                .findFirst()
                .map(first -> "replicas; " + first.getKey() + ": " + first.getValue())
                .orElse("replicas");
    }

    /** Whatever it might have waited for had 30 s to come: the kubelet's back-off. */
    private boolean keepsEnding(ReplicaPlan replica) {
        return lab.restarts(replica.id()) >= MOST_RESTARTS;
    }

    private boolean hasSettled(ReplicaPlan replica, Map<ReplicaPlan, ReplicaView> views) {
        ReplicaView view = Objects.requireNonNull(views.get(replica));
        return settling.computeIfAbsent(replica.id(), id -> new Settling())
                .hasSettled(view, view.listensOn(replica.tcpPorts()));
    }

    private boolean isIdle(ReplicaPlan replica, Map<ReplicaPlan, ReplicaView> views) {
        ReplicaView view = Objects.requireNonNull(views.get(replica));
        Map<ReplicaId, Set<Integer>> everybody = new HashMap<>();
        views.forEach((each, its) -> everybody.put(each.id(), its.listening()));
        return idling.computeIfAbsent(replica.id(), id -> new Idling()).isIdle(view, everybody);
    }

    /** What a replica lacks to be ready, in words; nothing if it is. */
    static List<String> lacks(ReplicaPlan replica, ReplicaView view, Map<ReplicaPlan, ReplicaView> everyone) {
        List<String> lacks = new ArrayList<>();
        replica.tcpPorts().stream()
                .filter(port -> !view.listensOn(List.of(port)))
                .forEach(port -> lacks.add("nothing listens on port " + port));
        if (replica.intent() != Intent.PRIVATE) {
            return lacks;
        }
        if (!view.joined()) {
            lacks.add("not joined (" + view.state() + ")");
            return lacks;
        }
        if (!view.hasRelay()) {
            lacks.add("no home relay yet");
        }
        replica.tailnet()
                .socks5()
                .known()
                .filter(socks5 -> !view.listensOn(List.of(socks5.port())))
                .ifPresent(socks5 -> lacks.add("no SOCKS5 proxy on port " + socks5.port()));
        everyone.forEach((other, otherView) -> {
            if (!other.equals(replica) && otherView.joined() && !view.sees(otherView)) {
                lacks.add(other.id() + " is not in its netmap yet");
            }
        });
        return lacks;
    }

    private void report(ReplicaId replica, String what) {
        if (reported.add(replica)) {
            listener.settled(replica, what);
        }
    }
}
