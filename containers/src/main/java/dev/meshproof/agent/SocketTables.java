package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Socket;
import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The kernel's socket tables (proc_net_tcp in the kernel's Documentation/networking, and proc_pid_net(5)). */
final class SocketTables {
    private static final int MOST = 50_000;

    /** By number, from include/net/tcp_states.h. */
    private static final String[] STATES = {
        "",
        "ESTABLISHED",
        "SYN_SENT",
        "SYN_RECV",
        "FIN_WAIT1",
        "FIN_WAIT2",
        "TIME_WAIT",
        "CLOSE",
        "CLOSE_WAIT",
        "LAST_ACK",
        "LISTEN",
        "CLOSING",
        "NEW_SYN_RECV"
    };

    private SocketTables() {}

    static AgentReply.SocketTable read() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            String path = "/proc/self/net/" + protocol;
            // A kernel without IPv6 has no tcp6 and no udp6.
            if (!protocol.endsWith("6") || new File(path).exists()) {
                sockets.addAll(parse(protocol, ProcText.read(path)));
            }
            if (sockets.size() > MOST) {
                throw new IOException("more than " + MOST + " sockets");
            }
        }
        return new AgentReply.SocketTable(Namespaces.network("self"), sockets);
    }

    /**
     * One table.
     *
     * @param table as the kernel prints it, with its heading
     * @throws IOException if a line is not as expected
     */
    static List<Socket> parse(String protocol, String table) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        boolean heading = true;
        for (String line : table.split("\n")) {
            if (!heading && !line.isBlank()) {
                try {
                    sockets.add(socket(protocol, line));
                } catch (RuntimeException e) {
                    throw new IOException(protocol + " table: cannot read line \"" + line.strip() + "\"", e);
                }
            }
            heading = false;
        }
        return sockets;
    }

    private static Socket socket(String protocol, String line) {
        StringTokenizer fields = new StringTokenizer(line);
        fields.nextToken();
        String local = fields.nextToken();
        String remote = fields.nextToken();
        String state = STATES[Integer.parseInt(fields.nextToken(), 16)];
        if (protocol.startsWith("udp") && state.equals("CLOSE")) {
            state = "UNCONN";
        }
        return new Socket(protocol, address(local), port(local), address(remote), port(remote), state);
    }

    private static int port(String field) {
        return Integer.parseInt(field.substring(field.indexOf(':') + 1), 16);
    }

    /** Addresses are printed as 32-bit words in the machine's own byte order. */
    private static String address(String field) {
        String hex = field.substring(0, field.indexOf(':'));
        if (hex.length() != 8 && hex.length() != 32) {
            throw new IllegalArgumentException(hex);
        }
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = little ? i / 4 * 4 + (3 - i % 4) : i;
            bytes[at] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return AddressText.of(bytes);
    }
}
