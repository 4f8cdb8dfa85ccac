package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply.Socket;
import dev.meshproof.wire.AgentRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports of a replica that its tailnet might reach: in userspace mode tailscaled carries every inbound connection to
 * 127.0.0.1 (tailscale v1.102.3, wgengine/netstack, acceptTCP), or serves it itself.
 */
final class TailnetListeners {
    /** Where the engine's own DNS listens in every container. */
    private static final String ENGINE_DNS = "127.0.0.11";

    private TailnetListeners() {}

    /** Each port with who listens there, as far as that is tailscaled's to say; else with the address. */
    static Map<Integer, String> of(Surroundings surroundings, ReplicaId replica, Duration limit)
            throws ProbeUnavailable {
        Map<Integer, String> ports = new TreeMap<>();
        for (Socket socket : surroundings
                .place(new Vantage.Sandbox(replica))
                .agent()
                .ask(new AgentRequest.Sockets())
                .join()
                .sockets()) {
            if (socket.state().equals("LISTEN") && isOnLoopback(socket.localAddress())) {
                ports.merge(
                        socket.localPort(),
                        socket.localAddress(),
                        (one, other) -> one.contains(other) ? one : one + ", " + other);
            }
        }
        Place inside = surroundings.place(new Vantage.Inside(replica));
        PeerApi.ports(inside, limit).forEach(port -> ports.replace(port, "PeerAPI"));
        ServeConfig.tcpPorts(inside, limit).forEach(port -> ports.put(port, "tailscale serve"));
        Proxies.of(inside).forEach(proxy -> ports.replace(proxy.at().port(), proxy.kind()));
        return ports;
    }

    private static boolean isOnLoopback(String text) {
        InetAddress address = AddressText.parse(text);
        return address != null
                && !text.endsWith(ENGINE_DNS)
                && (address.isLoopbackAddress() || address.isAnyLocalAddress());
    }
}
