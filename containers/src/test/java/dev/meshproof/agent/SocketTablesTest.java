package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply.Socket;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SocketTablesTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @Test
    void readsTcp() throws IOException {
        String table = HEADING
                + "   0: 0100007F:041F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41 1 0 100\n"
                + "   1: 020012C6:1F40 0300A8C0:D2F0 01 00000000:00000000 00:00000000 00000000     0        0 42 1 0 20\n";

        assertThat(SocketTables.parse("tcp", table))
                .containsExactly(
                        new Socket("tcp", "127.0.0.1", 1055, "0.0.0.0", 0, "LISTEN"),
                        new Socket("tcp", "198.18.0.2", 8000, "192.168.0.3", 54_000, "ESTABLISHED"));
    }

    @Test
    void readsTcp6() throws IOException {
        String rest = " 0A 00000000:00000000 00:00000000 00000000     0        0 41 1 0 100\n";
        String none = " 00000000000000000000000000000000:0000";
        String table = HEADING
                + "   0: 00000000000000000000000000000000:1F90" + none + rest
                + "   1: 00000000000000000000000001000000:1538" + none + rest
                + "   2: 0000000000000000FFFF00000100007F:0050" + none + rest
                + "   3: B80D0120000000000000000001000000:0050" + none + rest;

        assertThat(SocketTables.parse("tcp6", table))
                .extracting(Socket::localAddress)
                .containsExactly("::", "::1", "::ffff:127.0.0.1", "2001:db8::1");
    }

    @Test
    void callsAnUnconnectedUdpSocketSo() throws IOException {
        String table = HEADING
                + "  12: 00000000:A2C1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 43 2 0 0\n";

        assertThat(SocketTables.parse("udp", table))
                .containsExactly(new Socket("udp", "0.0.0.0", 41_665, "0.0.0.0", 0, "UNCONN"));
    }

    @Test
    void refusesALineThatItCannotRead() {
        assertThatThrownBy(() -> SocketTables.parse("tcp", HEADING + "   0: 0100007F:041F 00000000:0000 FF\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tcp table: cannot read line \"0: 0100007F:041F 00000000:0000 FF\"");
    }
}
