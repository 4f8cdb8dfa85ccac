package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRoutesTest {
    private static final HostRoutes ROUTES = new HostRoutes(List.of(
            new Route("0.0.0.0/0", "192.0.2.1", "eth0"),
            new Route("192.0.2.0/24", "", "eth0"),
            new Route("172.17.0.0/16", "", "docker0"),
            new Route("198.18.0.0/15", "192.0.2.9", "vpn"),
            new Route("198.18.4.0/28", "", "br-1"),
            new Route("fe80::/64", "", "eth0"),
            new Route("::/0", "fe80::1", "eth0")));

    @ParameterizedTest
    @CsvSource({
        "172.17.255.1, true",
        "192.0.2.7, true",
        "127.0.0.1, true",
        "198.18.4.2, true",
        "198.18.4.17, false",
        "100.64.0.1, false",
        "8.8.8.8, false",
        "fe80::2, true",
        "2001:db8::1, false"
    })
    void lead_only_to_networks_of_the_machines_own(String address, boolean near) throws Exception {
        assertThat(ROUTES.leadTo(address)).isEqualTo(near);
    }

    @Test
    void lead_nowhere_where_there_are_none() throws Exception {
        assertThat(new HostRoutes(List.of()).leadTo("198.18.0.2")).isFalse();
    }

    @Test
    void know_no_names() {
        assertThatThrownBy(() -> ROUTES.leadTo("akash-server-1"))
                .isInstanceOf(ProbeUnavailable.class)
                .hasMessageContaining("\"akash-server-1\"");
    }
}
