package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.wire.AgentReply.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostListenerTest {
    /** 198.18.1.1 is another lab's, which may be down before it is dialled. */
    @Test
    void is_tried_at_every_address_of_the_machine_that_stays() {
        List<NetworkInterface> interfaces = List.of(
                new NetworkInterface("lo", List.of("127.0.0.1", "::1"), false),
                new NetworkInterface("eth0", List.of("192.0.2.2", "fe80::1", "fd00::2"), false),
                new NetworkInterface("br-0", List.of("198.18.0.1", "198.18.1.1"), false),
                new NetworkInterface("br-1", List.of(), false));

        assertThat(HostListener.at(interfaces, "198.18.0.1", 40_000))
                .containsExactly(new HostPort("192.0.2.2", 40_000), new HostPort("198.18.0.1", 40_000));
    }
}
