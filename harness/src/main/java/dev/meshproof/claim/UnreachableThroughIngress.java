package dev.meshproof.claim;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code unreachable-through-ingress}. */
record UnreachableThroughIngress() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.UNREACHABLE_THROUGH_INGRESS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "what an SDL exposes to everybody of a service that is private answers nobody: by none of its host names, and"
                        + " not at its node port",
                "the ingress reports that it could not connect to the service; a node port refuses",
                "the canary listener comes through each door; an unknown host name gets the ingress's own 404; a closed node"
                        + " port is refused");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream()
                .filter(Exposed::toNobody)
                .flatMap(replica -> about(plan, replica))
                .toList();
    }

    private static Stream<Case> about(LabPlan plan, ReplicaPlan replica) {
        List<Door> doors = Door.to(plan, replica);
        return doors.isEmpty()
                ? Stream.of(Case.notApplicable(
                        new Subject.Replica(replica.id()), replica.id() + " exposes no port to everybody"))
                : doors.stream().map(door -> about(plan, replica, door));
    }

    private static Case about(LabPlan plan, ReplicaPlan replica, Door door) {
        String provider = plan.providerOf(replica.id());
        Vantage ingress = new Vantage.Ingress(provider);
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        if (door instanceof Door.ByName byName) {
            ClosedDoor closed = new ClosedDoor(ingress, byName);
            for (String host : byName.hosts()) {
                Asks.WINDOW.forEach(phase -> checks.add(closed.answersNobody(host, phase)));
                controls.add(closed.letsTheCanaryThrough(host));
            }
            controls.add(IngressParts.unknownHost(ingress));
        } else {
            Door.ByPort byPort = (Door.ByPort) door;
            Exposed port = new Exposed(byPort.nodePort(), door.port().protocol().equals("udp"));
            Target address = new Target.Ingress(provider);
            checks.addAll(Silence.at(ingress, address, replica, port));
            controls.add(CanaryListener.heard(ingress, address, port));
            controls.add(IngressParts.closedNodePort(ingress, provider, Door.of(plan, provider)));
        }
        if (door.behind().size() > 1) {
            // A door of several replicas leads to one of them at a time; none of them may be there for the ingress.
            Target container = new Target.ContainerAddress(replica.id());
            Exposed port =
                    new Exposed(door.port().port(), door.port().protocol().equals("udp"));
            checks.addAll(Silence.at(ingress, container, replica, port));
            controls.add(CanaryListener.heard(ingress, container, port));
        }
        controls.addAll(SharedParts.controlPlaneAnswers(ingress));
        return new Case(new Subject.PortOf(new Subject.Replica(replica.id()), door.port()), checks, controls);
    }

    /** What a host name answers where nobody is to get in. */
    private record ClosedDoor(Vantage ingress, Door.ByName door) {
        Expectation answersNobody(String host, Phase phase) {
            return Expectation.nothing(
                            "by the host name " + host + " the ingress reports that it could not connect, "
                                    + Words.when(phase),
                            IngressParts.byName(ingress, host, phase),
                            IngressReport::ofNobody)
                    .at(door.port().at());
        }

        Expectation letsTheCanaryThrough(String host) {
            return Expectation.something(
                    "by the host name " + host + " the canary listener answers",
                    IngressParts.byName(ingress, host, Phase.CANARY),
                    answer -> CanaryListener.said(answer)
                            ? new Outcome.Holds(Words.of(answer))
                            : new Outcome.Violated(Words.of(answer)));
        }
    }
}
