package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Socket;
import dev.meshproof.probe.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code bound-to-loopback}. */
record BoundToLoopback() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.BOUND_TO_LOOPBACK;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every private service's port listens on 127.0.0.1 only",
                "/proc/net/tcp, tcp6, udp, udp6 of the namespace",
                "the same reader sees the canary listener");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PRIVATE).map(BoundToLoopback::about).toList();
    }

    private static Case about(ReplicaPlan replica) {
        Subject subject = new Subject.Replica(replica.id());
        if (replica.ports().isEmpty()) {
            return Case.notApplicable(subject, replica.id() + " exposes no port");
        }
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (Port port : replica.ports()) {
            for (Phase phase : Asks.WINDOW) {
                checks.add(nowhereElse(replica, port, phase));
                checks.add(onLoopback(replica, port, phase));
            }
            controls.add(seesCanary(replica, port));
        }
        return new Case(subject, checks, controls);
    }

    private static Expectation nowhereElse(ReplicaPlan replica, Port port, Phase phase) {
        return Expectation.nothing(
                        name(port) + " listens on no address but 127.0.0.1, " + Words.when(phase),
                        Asks.sockets(replica.id(), phase),
                        listening(port, sockets -> {
                            List<Socket> elsewhere = sockets.stream()
                                    .filter(s -> !Addresses.isLoopback(s.localAddress()))
                                    .toList();
                            return elsewhere.isEmpty()
                                    ? new Holds("none")
                                    : new Violated(Listeners.addresses(elsewhere));
                        }))
                .at(port.at());
    }

    private static Expectation onLoopback(ReplicaPlan replica, Port port, Phase phase) {
        return Expectation.something(
                        name(port) + " listens on 127.0.0.1, " + Words.when(phase),
                        Asks.sockets(replica.id(), phase),
                        listening(port, sockets -> {
                            if (sockets.stream().anyMatch(s -> Addresses.isLoopback(s.localAddress()))) {
                                return new Holds(Listeners.addresses(sockets));
                            }
                            return new Violated(
                                    sockets.isEmpty()
                                            ? "nothing listens on it"
                                            : "it listens on " + Listeners.addresses(sockets) + " only");
                        }))
                .at(port.at());
    }

    private static Expectation seesCanary(ReplicaPlan replica, Port port) {
        return Expectation.something(
                "the same reader sees the canary listener at " + name(port),
                Asks.sockets(replica.id(), Phase.CANARY),
                listening(port, sockets -> {
                    List<Socket> canary = sockets.stream()
                            .filter(s -> Addresses.isOfAnInterface(s.localAddress()))
                            .toList();
                    return canary.isEmpty()
                            ? new Violated("only " + Listeners.addresses(sockets))
                            : new Holds(Listeners.addresses(canary));
                }));
    }

    private static Function<Answer, Outcome> listening(Port port, Function<List<Socket>, Outcome> test) {
        return answer -> {
            if (!(answer instanceof Answer.Sockets table)) {
                return Words.unexpected(answer);
            }
            if (table.sockets().isEmpty()) {
                // A namespace in which tailscaled runs is never without sockets: this is another one.
                return new Unknown("an empty socket table, of namespace " + table.namespace());
            }
            return test.apply(Listeners.on(table, port));
        };
    }

    private static String name(Port port) {
        return (port.protocol().equals("udp") ? "UDP port " : "port ") + port.port();
    }
}
