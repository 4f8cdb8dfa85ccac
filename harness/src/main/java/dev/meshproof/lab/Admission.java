package dev.meshproof.lab;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Vantage.Outsider.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Admits the outsider of the lab's own tailnet for a while, and waits until it and the replicas know. */
final class Admission {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Vantage UNADMITTED = new Vantage.Outsider(Kind.UNADMITTED);

    private final Lab lab;
    private final ControlPlane controlPlane;
    private final LabListener listener;
    private final Set<Vantage> asked;
    private List<Place> replicas = List.of();
    private Map<Place, Set<String>> before = Map.of();

    Admission(Lab lab, ControlPlane controlPlane, LabListener listener, Set<Vantage> asked) {
        this.lab = lab;
        this.controlPlane = controlPlane;
        this.listener = listener;
        this.asked = asked;
    }

    synchronized void set(boolean everybody) {
        if (!asked.contains(UNADMITTED)) {
            return;
        }
        try {
            Place outsider = lab.place(UNADMITTED);
            if (everybody) {
                replicas = joined();
                before = known(outsider, replicas);
                controlPlane.setPolicy(AccessPolicy.EVERYBODY);
                await("the outsider is admitted", () -> meets(outsider, replicas));
            } else {
                controlPlane.setPolicy(AccessPolicy.of(lab.plan()));
                await("the outsider is no longer admitted", () -> parted(outsider));
            }
        } catch (IOException | ProbeUnavailable e) {
            listener.event("the policy could not be " + (everybody ? "opened" : "restored") + ": " + e.getMessage());
        }
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .dontCatchUncaughtExceptions()
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> lab.closing() || condition.call());
        } catch (ConditionTimeoutException e) {
            listener.event("not within " + LIMIT.toSeconds() + " s: " + what);
        }
    }

    /** Insides of the private replicas that have joined. */
    private List<Place> joined() {
        List<Place> joined = new ArrayList<>();
        for (ReplicaPlan replica : lab.plan().withIntent(Intent.PRIVATE).toList()) {
            try {
                Place inside = lab.place(new Vantage.Inside(replica.id()));
                if (LocalApi.status(inside, LIMIT)
                        .filter(LocalApi.Status::running)
                        .isPresent()) {
                    joined.add(inside);
                }
            } catch (ProbeUnavailable notThere) {
                continue;
            }
        }
        return joined;
    }

    private static Map<Place, Set<String>> known(Place outsider, List<Place> replicas) throws ProbeUnavailable {
        Map<Place, Set<String>> known = new LinkedHashMap<>();
        known.put(outsider, reachable(status(outsider)));
        for (Place replica : replicas) {
            known.put(replica, reachable(status(replica)));
        }
        return known;
    }

    /**
     * Whether the outsider knows nobody whom it did not know before, and no replica it. What a replica hears then tells it
     * also whom to let in (headscale v0.29.2, hscontrol/mapper, policyChangeResponse): from now on it lets in nobody whom
     * the policy does not admit, another replica included.
     */
    private boolean parted(Place outsider) throws ProbeUnavailable {
        LocalApi.Status its = status(outsider);
        if (!knewAlready(outsider, reachable(its))) {
            return false;
        }
        for (Place replica : replicas) {
            Set<String> met = new HashSet<>(reachable(status(replica)));
            met.retainAll(its.addresses());
            if (!knewAlready(replica, met)) {
                return false;
            }
        }
        return true;
    }

    private boolean knewAlready(Place who, Set<String> whom) {
        return before.getOrDefault(who, Set.of()).containsAll(whom);
    }

    /** Whether each replica and the outsider know each other: whose key is not known, gets no answer. */
    private static boolean meets(Place outsider, List<Place> replicas) throws ProbeUnavailable {
        LocalApi.Status its = status(outsider);
        for (Place replica : replicas) {
            LocalApi.Status own = status(replica);
            if (!knows(its, own) || !knows(own, its)) {
                return false;
            }
        }
        return true;
    }

    private static boolean knows(LocalApi.Status one, LocalApi.Status other) {
        return other.addresses().stream().anyMatch(reachable(one)::contains);
    }

    /** Addresses of all peers to whom there is a relay. */
    private static Set<String> reachable(LocalApi.Status status) {
        return status.peers().stream()
                .filter(peer -> !peer.relay().isEmpty())
                .flatMap(peer -> peer.addresses().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LocalApi.Status status(Place place) throws ProbeUnavailable {
        return LocalApi.status(place, LIMIT).orElseThrow(() -> new ProbeUnavailable("no tailscaled runs there"));
    }
}
