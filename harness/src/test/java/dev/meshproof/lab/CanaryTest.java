package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Shops;
import dev.meshproof.lab.Canary.Spot;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.wire.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final List<Proxy> PROXIES = List.of(
            new Proxy("SOCKS5 proxy", new HostPort("localhost", 1055)),
            new Proxy("HTTP proxy", new HostPort("", 8000)));

    @Test
    void listens_at_every_port_of_the_service_and_of_the_proxies_once() {
        ReplicaPlan replica = Plans.withPorts(
                Plans.replica("akash-server-1"),
                List.of(
                        Shops.port(8000, 80, "tcp", Exposure.INGRESS, List.of()),
                        Shops.port(5000, 5000, "udp", Exposure.NODE_PORT, List.of())));

        assertThat(Canary.spots(replica, PROXIES))
                .containsExactly(
                        new Spot(Transport.TCP, 8000), new Spot(Transport.UDP, 5000), new Spot(Transport.TCP, 1055));
    }

    @Test
    void stands_in_for_a_public_service_that_does_not_listen() {
        ReplicaPlan replica = Plans.replica("akash-server-1");

        assertThat(Canary.spots(Plans.withIntent(replica, Intent.PUBLIC), List.of()))
                .containsExactly(new Spot(Transport.TCP, 8000));
    }
}
