package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Target;

/** {@code reachable-by-name}. */
final class ReachableByName extends Reachable {
    ReachableByName() {
        super(Reachability.By.NAME);
    }

    @Override
    public ClaimId id() {
        return ClaimId.REACHABLE_BY_NAME;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "the same by hostname (`socks5h`: tailscaled resolves)",
                "as above",
                "an unknown name fails; the relays answer both sandboxes");
    }

    @Override
    Dead dead(ReplicaPlan to) {
        return new Dead(
                "the unknown name " + Asks.UNKNOWN_NAME,
                new Target.Literal(Asks.UNKNOWN_NAME),
                to.tcpPorts().get(0));
    }
}
