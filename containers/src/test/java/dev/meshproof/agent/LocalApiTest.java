package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalApiTest {
    @Test
    void findsOnlyTheSocketThatListens() {
        String table = "Num       RefCount Protocol Flags    Type St Inode Path\n"
                + "ffff8881: 00000002 00000000 00010000 0001 01 20001 /var/run/tailscale/tailscaled.sock\n"
                + "ffff8882: 00000003 00000000 00000000 0001 03 20002 /var/run/tailscale/tailscaled.sock\n"
                + "ffff8883: 00000002 00000000 00010000 0001 01 20003 /run/other.sock\n"
                + "ffff8884: 00000002 00000000 00010000 0001 01 20004 @/tmp/x\n"
                + "ffff8885: 00000002 00000000 00000000 0002 01 20005\n";

        assertThat(LocalApi.sockets(table)).containsExactly("/var/run/tailscale/tailscaled.sock");
    }

    @Test
    void looksForItThroughEveryRootUntilOneHasIt(@TempDir Path folder) throws IOException {
        Path closed = folder.resolve("closed");
        Path open = folder.resolve("open");
        Path later = folder.resolve("later");
        Files.createDirectories(open.resolve("run"));
        Files.createDirectories(later.resolve("run"));
        Files.createFile(open.resolve("run/tailscaled.sock"));
        Files.createFile(later.resolve("run/tailscaled.sock"));

        assertThat(LocalApi.reachable(List.of(closed, open, later), List.of("/run/tailscaled.sock")))
                .containsExactly(open + "/run/tailscaled.sock");
    }

    @Test
    void should_fail_if_no_root_has_it(@TempDir Path folder) throws IOException {
        assertThat(LocalApi.reachable(List.of(folder), List.of("/run/tailscaled.sock")))
                .isEmpty();
    }
}
