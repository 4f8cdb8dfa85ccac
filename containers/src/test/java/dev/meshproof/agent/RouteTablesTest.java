package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply.Route;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The tables are those of a little-endian machine, as all that we build for are. */
class RouteTablesTest {
    private static final String HEADING =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

    @Test
    void readsRoutesAndLeavesOutThoseThatRefuse() throws Exception {
        String table = HEADING
                + "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                + "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
                + "*\t0000630A\t00000000\t0201\t0\t0\t0\t00C0FFFF\t0\t0\t0\n";

        assertThat(RouteTables.parse4(table))
                .containsExactly(
                        new Route("0.0.0.0/0", "192.168.0.1", "eth0"), new Route("172.17.0.0/16", "", "docker0"));
    }

    @Test
    void readsIpv6RoutesAndLeavesOutItsOwnAddresses() throws Exception {
        String none = "00000000000000000000000000000000";
        String table = "fe800000000000000000000000000000 40 " + none + " 00 " + none
                + " 00000100 00000002 00000000 00000001     eth0\n"
                + "fe80000000000000fc5a52fffe9c0a11 80 " + none + " 00 " + none
                + " 00000000 00000003 00000000 80200001     eth0\n"
                + none + " 00 " + none + " 00 fe800000000000000000000000000001"
                + " 00000400 00000001 00000000 00000003     eth0\n"
                + none + " 00 " + none + " 00 " + none + " ffffffff 00000001 00000000 00200200       lo\n";

        assertThat(RouteTables.parse6(table))
                .containsExactly(new Route("fe80::/64", "", "eth0"), new Route("::/0", "fe80::1", "eth0"));
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> RouteTables.parse4(HEADING + "eth0 00000000"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read the route \"eth0 00000000\"");
    }

    @Test
    void readsThisMachinesOwn() throws Exception {
        assertThat(RouteTables.read().networkNamespace()).isEqualTo(Namespaces.network("self"));
    }
}
