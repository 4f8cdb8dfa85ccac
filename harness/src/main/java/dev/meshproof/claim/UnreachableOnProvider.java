package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code unreachable-on-provider}. */
record UnreachableOnProvider() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.UNREACHABLE_ON_PROVIDER;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "a neighbour on the same provider's network reaches nothing in a replica that its SDL does not account for,"
                        + " on any of the 65,535 TCP ports, and none of the ports of a service that nobody there is to"
                        + " reach",
                "a full scan from the neighbour while the canary listens; each exposed port by itself, TCP and UDP",
                "the scan finds the canary, or the service, at each exposed TCP port; the neighbour hears the canary at each"
                        + " port while it listens");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream().map(replica -> about(plan, replica)).toList();
    }

    private static Case about(LabPlan plan, ReplicaPlan replica) {
        Vantage neighbour = new Vantage.Neighbour(plan.providerOf(replica.id()));
        Target container = new Target.ContainerAddress(replica.id());
        OpenPorts scan = new OpenPorts(neighbour, replica, container);
        List<Expectation> checks = new ArrayList<>(List.of(scan.accountedFor()));
        List<Expectation> controls = new ArrayList<>(List.of(scan.hears()));
        if (Exposed.toNobody(replica)) {
            for (Exposed port : Exposed.of(replica)) {
                checks.addAll(Silence.at(neighbour, container, replica, port));
                controls.add(CanaryListener.heard(neighbour, container, port));
            }
        }
        return new Case(new Subject.Replica(replica.id()), checks, controls);
    }
}
