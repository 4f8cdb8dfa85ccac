package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans of one lease without a tailnet: a public service and one for it alone. */
public final class Shops {
    public static final ReplicaId WEB = new ReplicaId("shop", "web", 0);
    public static final ReplicaId DB = new ReplicaId("shop", "db", 0);
    public static final ReplicaId SECOND_DB = new ReplicaId("shop", "db", 1);
    public static final String HOST = "shop.example.com";

    private static final String FILE = "examples/shop.yaml";

    private Shops() {}

    public static LabPlan plan() {
        return of(List.of(web(), db(0)));
    }

    public static LabPlan withTwoDbs() {
        return of(List.of(web(), db(0), db(1)));
    }

    public static LabPlan with(UnaryOperator<ReplicaPlan> changed) {
        return of(List.of(changed.apply(web()), changed.apply(db(0))));
    }

    /** Beside three private leases. */
    public static LabPlan besideThree() {
        LabPlan three = Plans.three();
        LabPlan shop = plan();
        List<String> providers = new ArrayList<>(three.providers());
        providers.add("provider-4");
        List<LabPlan.Lease> leases = new ArrayList<>(three.leases());
        shop.leases()
                .forEach(l -> leases.add(new LabPlan.Lease(l.id(), l.file(), l.sha256(), "provider-4", l.replicas())));
        return new LabPlan("mixed", providers, leases, three.relays(), List.of());
    }

    public static LabPlan of(List<ReplicaPlan> replicas) {
        LabPlan.Lease lease = new LabPlan.Lease("shop", FILE, "a".repeat(64), "provider-1", replicas);
        return new LabPlan("shop", List.of("provider-1"), List.of(lease), List.of("one"), List.of());
    }

    public static ReplicaPlan web() {
        return replica(
                WEB,
                Intent.PUBLIC,
                List.of(
                        port(8080, 80, "tcp", Exposure.INGRESS, List.of(HOST)),
                        port(9000, 9443, "tcp", Exposure.NODE_PORT, List.of())),
                Optional.of("web"));
    }

    public static ReplicaPlan db(int index) {
        return replica(
                new ReplicaId("shop", "db", index),
                Intent.SIBLINGS,
                List.of(port(5433, 5432, "tcp", Exposure.SIBLINGS, List.of())),
                Optional.of("db"));
    }

    public static Port port(int port, int as, String protocol, Exposure exposure, List<String> hosts) {
        return new Port(port, as, protocol, exposure, hosts, Optional.empty(), new Position(FILE, 9, 7));
    }

    public static ReplicaPlan replica(ReplicaId id, Intent intent, List<Port> ports, Optional<String> dnsName) {
        return Draft.of(Plans.replica("shop"))
                .id(id)
                .intent(intent)
                .ports(ports)
                .dnsName(dnsName)
                .plan();
    }
}
