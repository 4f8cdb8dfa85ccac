package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
