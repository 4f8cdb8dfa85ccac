package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Flow;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what was sent, by destination, protocol and port.
 *
 * <p>TCP packets to a port that no connection was asked for are answers to somebody else's attempts, a port scan's for
 * example, and count as one flow for each destination, with port 0.
 */
final class SentFlows {
    private static final int MOST = 1_000;

    private final Set<InetAddress> own;
    private final Map<Key, Long> flows = new HashMap<>();
    private long packets;
    private long more;

    SentFlows(Set<InetAddress> own) {
        this.own = own;
    }

    private record Key(InetAddress destination, int protocol, int port) {}

    void add(IpPacket packet) throws UnknownHostException {
        packets++;
        if (!own.contains(InetAddress.getByAddress(packet.source()))) {
            return;
        }
        InetAddress destination = InetAddress.getByAddress(packet.destination());
        Key key = new Key(destination, packet.protocol(), packet.port());
        if (packet.protocol() == IpPacket.TCP && !packet.opens() && !flows.containsKey(key)) {
            key = new Key(destination, packet.protocol(), 0);
        }
        if (flows.size() < MOST || flows.containsKey(key)) {
            flows.merge(key, 1L, Long::sum);
        } else {
            more++;
        }
    }

    AgentReply.Captured captured() {
        List<Flow> sent = new ArrayList<>();
        flows.forEach((key, count) ->
                sent.add(new Flow(AddressText.of(key.destination()), key.protocol(), key.port(), count)));
        sent.sort(Comparator.comparingLong(Flow::packets)
                .reversed()
                .thenComparing(Flow::destination)
                .thenComparingInt(Flow::port));
        return new AgentReply.Captured(packets, sent, more);
    }
}
