package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listeners that take what they are sent, and say what it was. */
final class Receivers {
    private static final int MOST = 128;

    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final Workers workers;

    Receivers(Workers workers) {
        this.workers = workers;
    }

    AgentReply.ListenReply start(AgentRequest.Receive asked) {
        InetAddress literal = AddressText.parse(asked.address());
        if (literal == null) {
            return new AgentReply.BindFailed("\"" + asked.address() + "\" is no literal address");
        }
        if (receivers.size() >= MOST) {
            return new AgentReply.BindFailed(MOST + " receivers listen already");
        }
        try {
            Receiver receiver = new Receiver(
                    new InetSocketAddress(literal, asked.port()), asked.expected(), asked.answer(), workers);
            receivers.put(AddressText.hostPort(asked.address(), receiver.port()), receiver);
            return new AgentReply.Listening(asked.address(), receiver.port());
        } catch (IOException e) {
            return new AgentReply.BindFailed(String.valueOf(e.getMessage()));
        }
    }

    AgentReply.ReceivedList end(String address, int port) throws IOException {
        String at = AddressText.hostPort(address, port);
        Receiver receiver = receivers.remove(at);
        if (receiver == null) {
            throw new IOException("no receiver listens at " + at);
        }
        receiver.close();
        return receiver.received();
    }

    void close() throws IOException {
        for (Receiver each : receivers.values()) {
            each.close();
        }
    }
}
