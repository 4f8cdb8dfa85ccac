package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Listeners of our own, which show that a check would see a service if one listened there. */
final class Canaries {
    private static final byte[] BANNER = "meshproof canary\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 128;

    private final Map<String, Canary> canaries = new ConcurrentHashMap<>();
    private final Workers workers;

    Canaries(Workers workers) {
        this.workers = workers;
    }

    private record Canary(ServerSocket server, AtomicInteger accepted) {}

    AgentReply.ListenReply listen(String address, int port) throws IOException {
        InetAddress literal = AddressText.parse(address);
        if (literal == null) {
            return new AgentReply.BindFailed("\"" + address + "\" is no literal address");
        }
        if (canaries.size() >= MOST) {
            return new AgentReply.BindFailed(MOST + " canaries listen already");
        }
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(literal, port));
        } catch (IOException e) {
            server.close();
            return new AgentReply.BindFailed(String.valueOf(e.getMessage()));
        }
        Canary canary = new Canary(server, new AtomicInteger());
        canaries.put(AddressText.hostPort(address, server.getLocalPort()), canary);
        workers.thread("canary " + server.getLocalPort(), () -> greet(canary));
        return new AgentReply.Listening(address, server.getLocalPort());
    }

    AgentReply.Unlistened unlisten(String address, int port) throws IOException {
        Canary canary = canaries.remove(AddressText.hostPort(address, port));
        if (canary == null) {
            return new AgentReply.Unlistened(false, 0);
        }
        canary.server().close();
        return new AgentReply.Unlistened(true, canary.accepted().get());
    }

    void close() throws IOException {
        for (Canary each : canaries.values()) {
            each.server().close();
        }
    }

    /** Ends when the server is closed. */
    private static void greet(Canary canary) throws IOException {
        while (true) {
            Socket socket = canary.server().accept();
            canary.accepted().incrementAndGet();
            try (socket) {
                socket.getOutputStream().write(BANNER);
            } catch (IOException gone) {
                // The visitor left; others may come.
            }
        }
    }
}
