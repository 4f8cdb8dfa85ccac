package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Socket;
import java.util.List;
import java.util.stream.Collectors;

/** Reads from a socket table who listens on a container's port. */
final class Listeners {
    private Listeners() {}

    static List<Socket> on(Answer.Sockets table, Port port) {
        return on(table, port.port(), port.protocol());
    }

    /** @param protocol {@code tcp} or {@code udp} */
    static List<Socket> on(Answer.Sockets table, int port, String protocol) {
        return table.sockets().stream()
                .filter(socket -> socket.localPort() == port
                        && socket.protocol().startsWith(protocol)
                        && socket.state().equals(protocol.equals("udp") ? "UNCONN" : "LISTEN"))
                .toList();
    }

    /** Their addresses in words; {@code nothing} where there are none. */
    static String addresses(List<Socket> sockets) {
        return sockets.isEmpty()
                ? "nothing"
                : sockets.stream()
                        .map(s -> s.localAddress() + " (" + s.protocol() + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
