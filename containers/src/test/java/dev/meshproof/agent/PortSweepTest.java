package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortSweepTest {
    private static final String HERE = "127.0.0.78";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** CAP_NET_RAW, capabilities(7). */
    private static final int NET_RAW = 13;

    @Test
    void leavesOnlyWhatDoesNotRefuse() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/perl")) && maySendRaw());
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(HERE, 0));

            BitSet left = PortSweep.notRefused(InetAddress.getByName(HERE), LIMIT);

            assertThat(left.get(server.getLocalPort())).isTrue();
            assertThat(left.cardinality()).isLessThan(1_000);
        }
    }

    @Test
    void leavesEveryPortOfAnAddressOfIpv6() throws IOException {
        assertThat(PortSweep.notRefused(InetAddress.getByName("::1"), LIMIT)).isEqualTo(all());
    }

    @Test
    void leavesEveryPortWhereThereIsNoTime() throws IOException {
        assertThat(PortSweep.notRefused(InetAddress.getByName(HERE), Duration.ofMillis(20)))
                .isEqualTo(all());
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(1, 65_536);
        return all;
    }

    private static boolean maySendRaw() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> NET_RAW & 1) == 1);
    }
}
