package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code unreachable-across-providers}. */
record UnreachableAcrossProviders() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.UNREACHABLE_ACROSS_PROVIDERS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "no other provider's container can connect to the address of a replica that is not public, nor to its 100.x"
                        + " address without the proxy",
                "timed out, refused or no route",
                "the same provider's neighbour does reach the canary listener there");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream()
                .filter(r -> r.intent() != Intent.PUBLIC)
                .map(r -> about(plan, r))
                .toList();
    }

    private static Case about(LabPlan plan, ReplicaPlan target) {
        Subject subject = new Subject.Replica(target.id());
        String provider = plan.providerOf(target.id());
        // No question is sure to be answered by a UDP service, so that only a canary in its place shows a path to it.
        List<Exposed> ports = Exposed.toNobody(target) ? Exposed.of(target) : Exposed.tcp(target);
        if (ports.isEmpty()) {
            return Case.notApplicable(
                    subject, target.id() + (target.ports().isEmpty() ? " exposes no port" : " exposes no TCP port"));
        }
        if (plan.providers().stream().allMatch(provider::equals)) {
            return Case.notApplicable(subject, "the lab has no other provider than " + provider);
        }
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (Exposed port : ports) {
            Target container = new Target.ContainerAddress(target.id());
            plan.providers().stream()
                    .filter(p -> !p.equals(provider))
                    .map(Vantage.Neighbour::new)
                    .forEach(from ->
                            checks.addAll(Silence.withoutPath(from, container, target, port, CanaryListener.PHASES)));
            plan.replicas().stream()
                    .filter(r -> !plan.providerOf(r.id()).equals(provider))
                    .map(r -> new Vantage.Sandbox(r.id()))
                    .forEach(from -> {
                        checks.addAll(Silence.withoutPath(from, container, target, port, CanaryListener.PHASES));
                        if (target.intent() == Intent.PRIVATE) {
                            Target tailnet = new Target.TailnetAddress(target.id());
                            checks.addAll(Silence.withoutPath(from, tailnet, target, port, Asks.WINDOW));
                        }
                    });
            controls.add(CanaryListener.heard(new Vantage.Neighbour(provider), container, port));
        }
        return new Case(subject, checks, controls);
    }
}
