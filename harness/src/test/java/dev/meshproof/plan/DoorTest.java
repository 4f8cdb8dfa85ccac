package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Shops;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorTest {
    @Test
    void as_80_is_found_by_a_host_name_of_the_providers_and_by_those_that_the_sdl_accepts() {
        Door.ByName door = (Door.ByName) Door.of(Shops.plan(), "provider-1").get(0);

        assertThat(door.port().port()).isEqualTo(8080);
        assertThat(door.behind()).containsExactly(Shops.WEB);
        assertThat(door.hosts()).hasSize(2).last().isEqualTo("shop.example.com");
        assertThat(door.hosts().get(0)).matches("[0-9a-v]{26}\\.ingress\\.provider-1\\.meshproof\\.test");
    }

    @Test
    void anything_else_gets_a_node_port() {
        Door.ByPort door = (Door.ByPort) Door.of(Shops.plan(), "provider-1").get(1);

        assertThat(door.port().as()).isEqualTo(9443);
        assertThat(door.host()).isEqualTo("provider-1.meshproof.test");
        assertThat(door.nodePort()).isBetween(30_000, 32_767);
        assertThat(Door.of(Shops.plan(), "provider-1").get(1)).isEqualTo(door);
    }

    @Test
    void node_ports_are_given_once_and_one_is_left() {
        List<Port> ports = IntStream.rangeClosed(1, 2_000)
                .mapToObj(as -> Shops.port(as, as, as % 2 == 0 ? "udp" : "tcp", Exposure.NODE_PORT, List.of()))
                .toList();
        LabPlan plan = Shops.of(List.of(Shops.replica(Shops.WEB, Intent.PUBLIC, ports, Optional.empty())));
        List<Door> doors = Door.of(plan, "provider-1");

        assertThat(doors)
                .hasSize(2_000)
                .extracting(door -> ((Door.ByPort) door).nodePort())
                .doesNotHaveDuplicates()
                .doesNotContain(Door.closedNodePort(doors))
                .allMatch(port -> port >= Door.FIRST_NODE_PORT && port <= Door.LAST_NODE_PORT);
    }

    @Test
    void what_is_offered_twice_has_one_door() {
        Port web = Shops.port(80, 8080, "tcp", Exposure.NODE_PORT, List.of());
        LabPlan plan = Shops.of(List.of(Shops.replica(Shops.WEB, Intent.PUBLIC, List.of(web, web), Optional.empty())));

        assertThat(Door.of(plan, "provider-1")).hasSize(1);
    }

    @Test
    void replicas_of_a_service_share_their_doors() {
        LabPlan plan = Shops.withTwoDbs();
        LabPlan open = Shops.of(plan.replicas().stream()
                .map(r -> Plans.withPorts(
                        Plans.withIntent(r, Intent.PUBLIC),
                        List.of(Shops.port(5433, 5432, "tcp", Exposure.NODE_PORT, List.of()))))
                .toList());

        assertThat(Door.of(open, "provider-1"))
                .hasSize(2)
                .last()
                .satisfies(door -> assertThat(door.behind()).containsExactly(Shops.DB, Shops.SECOND_DB));
        assertThat(Door.to(open, open.replicas().get(2))).hasSize(1);
    }

    @Test
    void what_a_private_service_exposes_to_everybody_has_a_door_that_is_to_stay_shut() {
        assertThat(Door.to(Plans.three(), Plans.replica("akash-server-1"))).hasSize(1);
    }

    @Test
    void what_is_for_siblings_has_none() {
        assertThat(Door.to(Shops.plan(), Shops.db(0))).isEmpty();
    }
}
