package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code unreachable-from-outside}. */
record UnreachableFromOutside() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.UNREACHABLE_FROM_OUTSIDE;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "neither the machine that the engine runs on nor control plane, relays and package mirror reach a port of a"
                        + " service that is private",
                "refused, timed out or no route, at each exposed port, TCP and UDP, from their network namespaces",
                "each of them reaches the canary listener there; the engine's machine, where its routing table has no route"
                        + " there, a listener of its own");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream()
                .filter(Exposed::toNobody)
                .map(replica -> about(plan, replica))
                .toList();
    }

    /** Who is on a provider's network and is neither a replica nor there to be hostile. */
    static List<Vantage> parts(LabPlan plan) {
        List<Vantage> parts = new ArrayList<>(List.of(new Vantage.ControlPlaneHost(), new Vantage.MirrorHost()));
        plan.relays().forEach(relay -> parts.add(new Vantage.RelayHost(relay)));
        return parts;
    }

    private static Case about(LabPlan plan, ReplicaPlan replica) {
        Subject subject = new Subject.Replica(replica.id());
        List<Exposed> ports = Exposed.of(replica);
        if (ports.isEmpty()) {
            return Case.notApplicable(subject, replica.id() + " exposes no port");
        }
        Target container = new Target.ContainerAddress(replica.id());
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (Exposed port : ports) {
            for (Vantage part : parts(plan)) {
                checks.addAll(Silence.at(part, container, replica, port));
                controls.add(CanaryListener.heard(part, container, port));
            }
            checks.addAll(Silence.at(new Vantage.Host(), container, replica, port));
            controls.add(CanaryListener.heardByHost(container, port));
        }
        return new Case(subject, checks, controls);
    }
}
