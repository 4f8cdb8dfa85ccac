package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Listeners of our own, which show that a check would see a service if one listened there. */
final class Canaries {
    private static final int MOST = 128;

    private final Map<String, Canary> canaries = new ConcurrentHashMap<>();
    private final Workers workers;

    Canaries(Workers workers) {
        this.workers = workers;
    }

    AgentReply.ListenReply listen(Transport transport, String address, int port) {
        InetAddress literal = AddressText.parse(address);
        if (literal == null) {
            return new AgentReply.BindFailed("\"" + address + "\" is no literal address");
        }
        if (canaries.size() >= MOST) {
            return new AgentReply.BindFailed(MOST + " canaries listen already");
        }
        InetSocketAddress at = new InetSocketAddress(literal, port);
        try {
            Canary canary = transport == Transport.TCP ? new TcpCanary(at, workers) : new UdpCanary(at, workers);
            canaries.put(key(transport, address, canary.port()), canary);
            return new AgentReply.Listening(address, canary.port());
        } catch (IOException e) {
            return new AgentReply.BindFailed(String.valueOf(e.getMessage()));
        }
    }

    AgentReply.Unlistened unlisten(Transport transport, String address, int port) throws IOException {
        Canary canary = canaries.remove(key(transport, address, port));
        if (canary == null) {
            return new AgentReply.Unlistened(false, 0);
        }
        canary.close();
        return new AgentReply.Unlistened(true, canary.visitors().count());
    }

    AgentReply.VisitorList visitors(Transport transport, String address, int port) throws IOException {
        @Nullable Canary canary = canaries.get(key(transport, address, port));
        if (canary == null) {
            throw new IOException("no canary listens at " + key(transport, address, port));
        }
        return canary.visitors().list();
    }

    void close() throws IOException {
        for (Canary each : canaries.values()) {
            each.close();
        }
    }

    private static String key(Transport transport, String address, int port) {
        return transport + " " + AddressText.hostPort(address, port);
    }
}
