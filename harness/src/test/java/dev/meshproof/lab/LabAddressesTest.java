package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.meshproof.claim.Draft;
import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Shops;
import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.PortTranslation;
import dev.meshproof.containers.Relay;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabAddressesTest {
    private static final LabPlan PLAN = Plans.of(2, replica -> replica);
    private static final LabPlan WITHOUT_DOORS = Plans.of(2, replica -> Plans.withPorts(replica, List.of()));
    private static final LabAddresses ADDRESSES =
            new LabAddresses(PLAN, Map.of("provider-1", network(0), "provider-2", network(16)));

    @Test
    void shared_parts_stand_on_every_network_at_the_same_place() {
        assertThat(ADDRESSES.controlPlane("controlplane.example"))
                .extracting(Attachment::address)
                .containsExactly("198.18.0.2", "198.18.0.18");
        assertThat(ADDRESSES.relay(0, Relay.at(0, "one")))
                .extracting(Attachment::address)
                .containsExactly("198.18.0.5", "198.18.0.21");
    }

    @Test
    void a_sandbox_stands_on_its_own_providers_network_alone() {
        assertThat(ADDRESSES.sandbox(Plans.id(1)).address()).isEqualTo("198.18.0.6");
        assertThat(ADDRESSES.sandbox(Plans.id(2)).address()).isEqualTo("198.18.0.22");
    }

    @Test
    void nobody_shares_an_address() {
        List<Attachment> all = new ArrayList<>(ADDRESSES.controlPlane());
        all.addAll(ADDRESSES.mirror(List.of()));
        all.addAll(ADDRESSES.relay(0, Relay.at(0, "one")));
        PLAN.providers().forEach(provider -> all.add(ADDRESSES.neighbour(provider)));
        PLAN.replicas().forEach(replica -> all.add(ADDRESSES.sandbox(replica.id())));

        assertThat(all).hasSize(10).extracting(Attachment::address).doesNotHaveDuplicates();
    }

    @Test
    void outsiders_meet_control_plane_and_relays_and_nobody_else() {
        LabNetwork outside = network(32);
        LabAddresses addresses = new LabAddresses(
                PLAN, Map.of("provider-1", network(0), "provider-2", network(16)), Optional.of(outside));
        List<Attachment> there = new ArrayList<>(addresses.controlPlane("controlplane.example"));
        there.addAll(addresses.mirror(List.of()));
        there.addAll(addresses.relay(0, Relay.at(0, "one")));
        PLAN.providers().forEach(provider -> there.add(addresses.neighbour(provider)));
        PLAN.replicas().forEach(replica -> there.add(addresses.sandbox(replica.id())));
        there.removeIf(attachment -> !attachment.network().equals(outside));
        assertThat(there).extracting(Attachment::address).containsExactly("198.18.0.34", "198.18.0.37");

        there.add(addresses.outsider(Vantage.Outsider.Kind.UNADMITTED));
        there.add(addresses.outsider(Vantage.Outsider.Kind.STRANGER));
        there.add(addresses.strangersControlPlane("stranger.example"));
        assertThat(there)
                .allMatch(attachment -> attachment.network().equals(outside))
                .extracting(Attachment::address)
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void as_many_relays_as_a_lab_may_have_leave_room_for_outsiders() {
        LabAddresses addresses = new LabAddresses(
                PLAN, Map.of("provider-1", network(0), "provider-2", network(16)), Optional.of(network(32)));

        assertThat(addresses.relay(7, Relay.at(7, "eight")))
                .extracting(Attachment::address)
                .contains("198.18.0.44")
                .doesNotContain(
                        addresses.strangersControlPlane("stranger.example").address());
    }

    @Test
    void as_many_replicas_as_the_capacity_says_find_room_and_no_more() {
        int capacity = LabAddresses.capacity(WITHOUT_DOORS);
        assertThat(WITHOUT_DOORS.room()).isEqualTo(capacity);
        assertThat(PLAN.room())
                .as("with an ingress")
                .isEqualTo(LabAddresses.capacity(PLAN))
                .isEqualTo(capacity - 1);
        LabAddresses full = withReplicas(capacity + 1);

        assertThat(full.sandbox(replica(capacity - 1)).address()).isEqualTo("198.18.0.14");
        assertThatThrownBy(() -> full.sandbox(replica(capacity)).address()).hasMessageContaining("outside the /28");
    }

    @Test
    void siblings_find_each_other_by_dns_name_and_nobody_else_does() {
        LabAddresses shop = new LabAddresses(Shops.plan(), Map.of("provider-1", network(0)));

        assertThat(shop.sandbox(Shops.WEB).links())
                .containsOnly(entry("web", "web.shop.lease"), entry("db", "db.shop.lease"));
        assertThat(shop.sandbox(Shops.DB).names()).containsExactly("db.shop.lease");
        assertThat(ADDRESSES.sandbox(Plans.id(1)).names()).isEmpty();
        assertThat(ADDRESSES.sandbox(Plans.id(1)).links()).isEmpty();
    }

    @Test
    void two_leases_on_one_network_do_not_see_each_others_names() {
        LabPlan shop = Shops.plan();
        List<ReplicaPlan> other = shop.replicas().stream()
                .map(r ->
                        Shops.replica(new ReplicaId("other", r.id().service(), 0), r.intent(), r.ports(), r.dnsName()))
                .toList();
        LabPlan.Lease first = shop.leases().get(0);
        LabPlan both = new LabPlan(
                "both",
                List.of("provider-1"),
                List.of(first, new LabPlan.Lease("other", "other.yaml", "0".repeat(64), "provider-1", other)),
                List.of("one"),
                List.of());
        LabAddresses addresses = new LabAddresses(both, Map.of("provider-1", network(0)));

        assertThat(addresses.sandbox(Shops.WEB).links()).containsEntry("db", "db.shop.lease");
        assertThat(addresses.sandbox(new ReplicaId("other", "web", 0)).links()).containsEntry("db", "db.other.lease");
    }

    @Test
    void replicas_of_a_service_share_its_name() {
        LabAddresses shop = new LabAddresses(Shops.withTwoDbs(), Map.of("provider-1", network(0)));

        assertThat(shop.sandbox(Shops.DB).names())
                .isEqualTo(shop.sandbox(Shops.SECOND_DB).names());
        assertThat(shop.sandbox(Shops.DB).address())
                .isNotEqualTo(shop.sandbox(Shops.SECOND_DB).address());
    }

    @Test
    void what_is_offered_as_another_port_is_translated_for_the_whole_lease() {
        LabAddresses shop = new LabAddresses(Shops.plan(), Map.of("provider-1", network(0)));

        assertThat(shop.offered(Shops.DB))
                .isEqualTo(shop.offered(Shops.WEB))
                .containsExactly(
                        new PortTranslation("tcp", "198.18.0.6", 80, List.of("198.18.0.6:8080")),
                        new PortTranslation("tcp", "198.18.0.7", 5432, List.of("198.18.0.7:5433")));
        assertThat(ADDRESSES.offered(Plans.id(1))).isEmpty();
    }

    @Test
    void an_ingress_takes_the_room_of_one_replica() {
        assertThat(LabAddresses.capacity(Shops.plan())).isEqualTo(LabAddresses.capacity(WITHOUT_DOORS) - 1);
        assertThat(new LabAddresses(Shops.plan(), Map.of("provider-1", network(0)))
                        .ingress("provider-1")
                        .address())
                .isEqualTo("198.18.0.14");
    }

    private static LabAddresses withReplicas(int count) {
        ReplicaPlan one = Plans.replica("many");
        List<ReplicaPlan> replicas = IntStream.range(0, count)
                .mapToObj(i -> Draft.of(one).id(replica(i)).plan())
                .toList();
        LabPlan.Lease lease = new LabPlan.Lease("many", "many.yaml", "0".repeat(64), "provider-1", replicas);
        LabPlan plan = new LabPlan("many", List.of("provider-1"), List.of(lease), List.of("one"), List.of());
        return new LabAddresses(plan, Map.of("provider-1", network(0)));
    }

    private static ReplicaId replica(int index) {
        return new ReplicaId("many", "backend", index);
    }

    private static LabNetwork network(int offset) {
        return new LabNetwork("id", "network", (198 << 24 | 18 << 16) + offset);
    }
}
