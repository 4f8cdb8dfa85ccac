package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan;
import java.util.List;

/** {@code reachable-by-address}. */
final class ReachableByAddress extends Reachable {
    ReachableByAddress() {
        super(Reachability.By.ADDRESS);
    }

    @Override
    public ClaimId id() {
        return ClaimId.REACHABLE_BY_ADDRESS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every private service answers every other replica through SOCKS5 at its 100.x address",
                "SOCKS5 CONNECT and the answer, equal to what the service says on its own loopback",
                "a closed port on the same node gets a SOCKS5 reply other than 0; the relays answer both sandboxes");
    }

    @Override
    Dead dead(ReplicaPlan to) {
        List<Integer> used = to.ports().stream().map(ReplicaPlan.Port::port).toList();
        int closed = Asks.closedPort(used);
        return new Dead("the closed port " + closed + " on the same node", Reachability.By.ADDRESS.of(to.id()), closed);
    }
}
