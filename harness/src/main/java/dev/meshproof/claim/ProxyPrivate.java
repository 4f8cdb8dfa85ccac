package dev.meshproof.claim;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code proxy-private}. */
record ProxyPrivate() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.PROXY_PRIVATE;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "no address outside the tailnet reaches a SOCKS5 or HTTP proxy of a replica's tailscaled",
                "attempts, wherever tailscaled's arguments put a proxy, from the neighbours of all providers, ingress, control"
                        + " plane, relays, package mirror and the engine's machine",
                "each of them that is on the replica's network reaches the canary listener there; the engine's machine as for"
                        + " `unreachable-from-outside`");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PRIVATE)
                .map(replica -> about(plan, replica))
                .toList();
    }

    private static Case about(LabPlan plan, ReplicaPlan replica) {
        String provider = plan.providerOf(replica.id());
        List<Vantage> near = new ArrayList<>(List.of(new Vantage.Neighbour(provider)));
        near.addAll(UnreachableFromOutside.parts(plan));
        if (!Door.of(plan, provider).isEmpty()) {
            near.add(new Vantage.Ingress(provider));
        }
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (Vantage from : near) {
            checks.addAll(Silence.atProxies(from, replica, Asks.WINDOW));
            controls.add(CanaryListener.heardAtProxies(from, replica));
        }
        checks.addAll(Silence.atProxies(new Vantage.Host(), replica, Asks.WINDOW));
        controls.add(CanaryListener.heardByHostAtProxies(replica));
        plan.providers().stream()
                .filter(other -> !other.equals(provider))
                .forEach(other ->
                        checks.addAll(Silence.atProxies(new Vantage.Neighbour(other), replica, CanaryListener.PHASES)));
        return new Case(new Subject.Replica(replica.id()), checks, controls);
    }
}
