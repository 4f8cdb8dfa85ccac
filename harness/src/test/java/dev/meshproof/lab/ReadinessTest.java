package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.LocalApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final ReplicaPlan ONE = Plans.replica("akash-server-1");
    private static final ReplicaPlan TWO = Plans.replica("akash-server-2");

    @Test
    void nothing_is_lacking_when_peers_know_each_other() {
        ReplicaView one = Views.joined("100.64.0.1", Views.peer("100.64.0.2"));
        ReplicaView two = Views.joined("100.64.0.2", Views.peer("100.64.0.1"));

        assertThat(Readiness.lacks(ONE, one, Map.of(ONE, one, TWO, two))).isEmpty();
    }

    @Test
    void a_peer_that_joined_must_be_in_the_netmap() {
        ReplicaView one = Views.joined("100.64.0.1");
        ReplicaView two = Views.joined("100.64.0.2");

        assertThat(Readiness.lacks(ONE, one, Map.of(ONE, one, TWO, two)))
                .containsExactly("akash-server-2/backend is not in its netmap yet");
    }

    @Test
    void a_peer_without_a_relay_is_not_known_well_enough() {
        ReplicaView one = Views.joined("100.64.0.1", new LocalApi.Peer("peer", List.of("100.64.0.2"), true, ""));
        ReplicaView two = Views.joined("100.64.0.2");

        assertThat(Readiness.lacks(ONE, one, Map.of(ONE, one, TWO, two))).hasSize(1);
    }

    @Test
    void a_peer_that_did_not_join_is_not_waited_for() {
        ReplicaView one = Views.joined("100.64.0.1");

        assertThat(Readiness.lacks(ONE, one, Map.of(ONE, one, TWO, Views.notJoined("1 sh"))))
                .isEmpty();
    }

    @Test
    void listeners_home_relay_and_joining_are_told_apart() {
        ReplicaView bare = new ReplicaView(
                Optional.of(Views.status("Running", "100.64.0.1", "", List.of())), Set.of(), Set.of("1 sh"), 0);

        assertThat(Readiness.lacks(ONE, bare, Map.of(ONE, bare)))
                .containsExactly("nothing listens on port 8000", "no home relay yet", "no SOCKS5 proxy on port 1055");
        assertThat(Readiness.lacks(ONE, Views.starting("1 sh"), Map.of()))
                .containsExactly("nothing listens on port 8000", "not joined (no tailscaled)");
    }

    @Test
    void a_replica_that_is_not_private_need_not_join() {
        ReplicaPlan open = Plans.withIntent(ONE, Intent.PUBLIC);
        ReplicaView view = new ReplicaView(Optional.empty(), Set.of(8000), Set.of("1 sh"), 0);

        assertThat(Readiness.lacks(open, view, Map.of(open, view))).isEmpty();
    }
}
