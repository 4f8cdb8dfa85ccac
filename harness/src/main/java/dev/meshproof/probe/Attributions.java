package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Socket;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a destination's tailscaled names as the peer behind a connection. tailscaled carries it to the service from a port of
 * its own on 127.0.0.1, and knows it by that port (tailscale v1.102.3, wgengine/netstack, forwardTCP).
 */
final class Attributions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    /** How often, and for how long, the connections are looked at until all but one are gone. */
    private static final int MOST_LOOKS = 200;

    private static final long LONGEST_LOOK = Duration.ofSeconds(2).toNanos();

    private final Surroundings surroundings;
    private final OneAtATime<ReplicaId> underWay;

    Attributions(Surroundings surroundings, OneAtATime<ReplicaId> underWay) {
        this.surroundings = surroundings;
        this.underWay = underWay;
    }

    /** One after the other for each destination, or they would find each other's connections. */
    Answer whois(Ask ask, ReplicaId to, int port) throws ProbeUnavailable {
        long end = System.nanoTime() + ask.limit().toNanos();
        try (OneAtATime.Turn ignored = underWay.turn(to, ask.limit())) {
            return Socks5Proxy.of(surroundings, ask.from()).ask(proxy -> whois(ask.from(), proxy, to, port, end));
        }
    }

    private Answer whois(Vantage from, HostPort proxy, ReplicaId to, int port, long end) throws ProbeUnavailable {
        Answer first = ask(from, proxy, to, port, end);
        // No connection, no attribution. One in thousands is refused through no fault of anybody's: tailscaled
        // knows what it forwards by the local port alone, and takes none whose port another one has, to whichever
        // service (tailscale#18988).
        return first instanceof Answer.ProxyRefused ? ask(from, proxy, to, port, end) : first;
    }

    private Answer ask(Vantage from, HostPort proxy, ReplicaId to, int port, long end) throws ProbeUnavailable {
        Destination destination = destination(to, port);
        Set<Integer> before = destination.sources();
        return TcpProbe.throughSocks5(
                        surroundings.place(from).agent(),
                        proxy,
                        surroundings.resolve(new Target.TailnetAddress(to)),
                        port,
                        atLeastAMoment(TcpProbe.left(end)),
                        (stream, at, until) -> destination.attribute(destination.appeared(before, until), until))
                .join();
    }

    /** Our own connection's port is known, so nobody else's can be taken for it. */
    Answer ofLoopback(Ask ask, int port) throws ProbeUnavailable {
        if (!(ask.from() instanceof Vantage.Sandbox sandbox)) {
            throw new ProbeUnavailable("only a replica's sandbox has a tailscaled to ask, not " + ask.from());
        }
        Destination destination = destination(sandbox.replica(), port);
        return TcpProbe.direct(
                        destination.sandbox().agent(),
                        "127.0.0.1",
                        port,
                        ask.limit(),
                        (stream, at, until) -> destination.attribute(Set.of(stream.localPort()), until))
                .join();
    }

    private Destination destination(ReplicaId replica, int port) throws ProbeUnavailable {
        return new Destination(
                surroundings.place(new Vantage.Sandbox(replica)),
                surroundings.place(new Vantage.Inside(replica)),
                port);
    }

    private static Duration atLeastAMoment(Duration left) {
        return left.isZero() ? Duration.ofMillis(1) : left;
    }

    private record Destination(Place sandbox, Place inside, int port) {
        /** From which ports of 127.0.0.1 somebody is connected to the service's. */
        Set<Integer> sources() {
            Set<Integer> sources = new TreeSet<>();
            for (Socket socket :
                    sandbox.agent().ask(new AgentRequest.Sockets()).join().sockets()) {
                if (socket.state().equals("ESTABLISHED")
                        && socket.localPort() == port
                        && isLoopback(socket.remoteAddress())) {
                    sources.add(socket.remotePort());
                }
            }
            return sources;
        }

        /** Those that were not there before and stay: other new ones end, since they are not held open. */
        Set<Integer> appeared(Set<Integer> before, long until) {
            Set<Integer> staying = sources();
            staying.removeAll(before);
            long end = Math.min(until, System.nanoTime() + LONGEST_LOOK);
            for (int i = 0; i < MOST_LOOKS && staying.size() > 1 && System.nanoTime() < end; i++) {
                staying.retainAll(sources());
            }
            return staying;
        }

        Answer attribute(Set<Integer> sources, long until) throws IOException {
            List<Answer.Named> named = new ArrayList<>();
            try {
                for (int source : sources) {
                    whois(source, atLeastAMoment(TcpProbe.left(until))).ifPresent(named::add);
                }
            } catch (ProbeUnavailable e) {
                throw new IOException(e.getMessage(), e);
            }
            return new Answer.Attribution(sources.size(), List.copyOf(named));
        }

        private Optional<Answer.Named> whois(int source, Duration limit) throws ProbeUnavailable, IOException {
            String path = "/localapi/v0/whois?proto=tcp&addr=127.0.0.1:" + source;
            AgentReply.LocalApiAnswer answer = LocalApi.get(inside, path, limit)
                    .orElseThrow(() -> new ProbeUnavailable("no tailscaled runs that could be asked"));
            if (answer.status() == NOT_FOUND) {
                return Optional.empty();
            }
            JsonNode node = JSON.readTree(LocalApi.ok(path, answer)).path("Node");
            List<String> addresses = new ArrayList<>();
            for (JsonNode prefix : node.path("Addresses")) {
                String text = prefix.asText();
                int slash = text.indexOf('/');
                addresses.add(slash < 0 ? text : text.substring(0, slash));
            }
            String name = node.path("ComputedName").asText();
            return Optional.of(
                    new Answer.Named(name.isEmpty() ? node.path("Name").asText() : name, List.copyOf(addresses)));
        }

        private static boolean isLoopback(String address) {
            var literal = AddressText.parse(address);
            return literal != null && literal.isLoopbackAddress();
        }
    }
}
