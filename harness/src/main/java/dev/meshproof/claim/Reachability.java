package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import java.util.List;
import java.util.function.BiFunction;

/** The ordered pairs of private replicas, and how one asks another. */
public final class Reachability {
    /** How the destination is named to the proxy. */
    public enum By {
        ADDRESS,
        NAME;

        public Target of(ReplicaId replica) {
            return this == ADDRESS ? new Target.TailnetAddress(replica) : new Target.TailnetName(replica);
        }
    }

    /** An ordered pair of private replicas. */
    public record Pair(ReplicaPlan from, ReplicaPlan to) {}

    private Reachability() {}

    public static List<Pair> pairs(LabPlan plan) {
        List<ReplicaPlan> all = plan.withIntent(Intent.PRIVATE).toList();
        return all.stream()
                .flatMap(from ->
                        all.stream().filter(to -> !to.id().equals(from.id())).map(to -> new Pair(from, to)))
                .toList();
    }

    /** A case for each pair; there is none to judge where the destination has no TCP port to be asked at. */
    static List<Case> cases(LabPlan plan, BiFunction<Subject, Pair, Case> about) {
        return pairs(plan).stream()
                .map(pair -> {
                    Subject subject =
                            new Subject.Pair(pair.from().id(), pair.to().id());
                    return pair.to().tcpPorts().isEmpty()
                            ? Case.notApplicable(subject, pair.to().id() + " exposes no TCP port")
                            : about.apply(subject, pair);
                })
                .toList();
    }

    /** The ask by which one replica reaches a port of another through its SOCKS5 proxy. */
    public static Ask ask(Pair pair, By by, int port, Phase phase) {
        ReplicaPlan to = pair.to();
        return Asks.throughProxy(
                pair.from().id(), ServiceProbe.of(to, port).throughSocks5(by.of(to.id()), port), phase);
    }

    /** The ask that shows whether there is a path at all from one replica to another. */
    static Ask path(Pair pair) {
        return ask(pair, By.ADDRESS, pair.to().tcpPorts().get(0), Phase.QUIET);
    }

    /** The ask by which a service is asked what it says on its own loopback. */
    public static Ask ownAnswer(ReplicaPlan replica, int port, Phase phase) {
        return Asks.onLoopback(replica.id(), ServiceProbe.of(replica, port).onLoopback(port), phase);
    }
}
