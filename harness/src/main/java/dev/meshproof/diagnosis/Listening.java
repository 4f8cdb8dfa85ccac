package dev.meshproof.diagnosis;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Socket;
import java.util.List;

/** Reads who listens from a socket table, and addresses from what stands in it. */
final class Listening {
    private Listening() {}

    static List<Socket> on(Answer.Sockets table, int port) {
        return tcp(table).stream().filter(s -> s.localPort() == port).toList();
    }

    /** All that listen on TCP ports but the engine's resolver, which has 127.0.0.11. */
    static List<Socket> tcp(Answer.Sockets table) {
        return table.sockets().stream()
                .filter(s -> s.state().equals("LISTEN") && s.protocol().startsWith("tcp"))
                .filter(s -> !s.localAddress().equals("127.0.0.11"))
                .toList();
    }

    static boolean isWildcard(Socket socket) {
        return socket.localAddress().equals("0.0.0.0") || socket.localAddress().matches("[0:]*:[0:]*");
    }

    static boolean isLoopback6(Socket socket) {
        return socket.localAddress().matches("[0:]*:[0:]*1");
    }

    static boolean isLoopback4(Socket socket) {
        return socket.localAddress().matches("(?i)((0{0,4}:){2,7}ffff:)?(127\\.\\d+\\.\\d+\\.\\d+|7f00:0*1)");
    }

    /** {@code 0.0.0.0:8000}. */
    static String words(Socket socket) {
        String address = isLoopback6(socket)
                ? "[::1]"
                : socket.localAddress().matches("[0:]*:[0:]*")
                        ? "[::]"
                        : socket.localAddress().contains(":")
                                ? "[" + socket.localAddress() + "]"
                                : socket.localAddress();
        return address + ":" + socket.localPort();
    }
}
