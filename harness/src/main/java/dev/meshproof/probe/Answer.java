package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back. */
public sealed interface Answer {
    /**
     * Something answered at {@code at} (the address really dialled). {@code response} is empty for a bare connect, and where
     * what came is not of the protocol that was asked in.
     */
    record Reached(String at, List<Response> response) implements Answer {}

    /**
     * A response in the protocol that was asked in.
     *
     * @param status HTTP's; 0 in other protocols, whose whole answer is the body
     * @param sha256 of the body, lower-case hex; without what a server draws at random
     * @param bytes the body's length
     * @param beginning of the body, at most 200 characters
     */
    record Response(int status, String sha256, long bytes, String beginning) {}

    record Refused(String at) implements Answer {}

    record Reset(String at) implements Answer {}

    record TimedOut(String at) implements Answer {}

    record NoRoute(String at) implements Answer {}

    /** The vantage's resolver knows no such name. */
    record UnknownName(String at) implements Answer {}

    /** The SOCKS5 proxy answered the CONNECT with a reply other than 0 (RFC 1928, section 6). */
    record ProxyRefused(String at, int reply) implements Answer {}

    /**
     * There is no SOCKS5 proxy to ask through: tailscaled runs, and was started without one.
     *
     * @param tailscaleds pid of each that runs
     */
    record NoProxy(List<Integer> tailscaleds) implements Answer {}

    /** @param namespace inode of the network namespace that was read */
    record Sockets(String namespace, List<Socket> sockets) implements Answer {}

    /**
     * @param protocol tcp, tcp6, udp or udp6
     * @param state as the kernel names it: LISTEN, ESTABLISHED, ...; UNCONN for an unconnected UDP socket
     */
    record Socket(
            String protocol, String localAddress, int localPort, String remoteAddress, int remotePort, String state) {}

    record Privileges(List<Interface> interfaces, List<Process> processes) implements Answer {}

    record Interface(String name, boolean tun) {}

    /** Capability sets as 64-bit masks (proc_pid_status(5)). */
    record Process(int pid, String name, long effective, long permitted, long bounding, boolean noNewPrivileges) {}

    record Inspection(
            String containerId,
            boolean privileged,
            List<String> addedCapabilities,
            List<String> devices,
            boolean noNewPrivileges,
            Map<String, String> published)
            implements Answer {}

    record Nodes(List<Node> nodes) implements Answer {}

    /**
     * A node as the control plane lists it.
     *
     * @param name the hostname that it asked for
     * @param givenName the name that it got, by which peers find it; another one where that was taken
     * @param user whose node it is
     * @param key its public key, {@code nodekey:…}, by which relays know it
     */
    record Node(
            String id,
            String name,
            String givenName,
            List<String> addresses,
            boolean online,
            String user,
            String key) {}

    /** @param state BackendState, e.g. Running or NeedsLogin */
    record TailscaledStatus(String version, String state, String hostname, List<String> addresses, List<String> health)
            implements Answer {}

    /**
     * @param tried how many ports
     * @param silent how many of them neither accepted nor refused
     */
    record Scan(String at, int tried, int silent, List<OpenPort> open) implements Answer {}

    /**
     * A port that accepted.
     *
     * @param owner who listens there, as far as it is ours or tailscaled's to know
     * @param then what became of the connection after a GET: what it said is in {@code beginning}
     * @param beginning at most 200 characters
     */
    record OpenPort(int port, Owner owner, Then then, String beginning) {
        /** Who listens. */
        public enum Owner {
            /** A canary of ours, by what it said. */
            CANARY,
            /** tailscaled's PeerAPI, by the port that its status names (PeerAPIURL). */
            PEER_API,
            /** One of tailscaled's proxies, by the port that its arguments name. */
            PROXY,
            OTHER
        }

        /** What a listener did after it had accepted. */
        public enum Then {
            ANSWERED,
            RESET,
            CLOSED,
            SILENT
        }
    }

    record Attempts(List<Attempt> attempts) implements Answer {}

    /**
     * @param what was tried, e.g. {@code SOCKS5 proxy}
     * @param port that was dialled
     * @param answer as of {@link Question.Connect}
     */
    record Attempt(String what, int port, Answer answer) {}

    record Counters(List<Counter> counters) implements Answer {
        /** The bytes of all counters of a direction and paths that begin so. */
        public long bytes(String direction, String path) {
            return counters.stream()
                    .filter(c -> c.direction().equals(direction) && c.path().startsWith(path))
                    .mapToLong(Counter::bytes)
                    .sum();
        }
    }

    /**
     * As tailscaled's metrics have it (tailscale v1.102.3, wgengine/magicsock); disco packets are not counted.
     *
     * @param direction {@code inbound} or {@code outbound}
     * @param path {@code derp}, {@code direct_ipv4}, {@code direct_ipv6}, {@code peer_relay_ipv4} or {@code peer_relay_ipv6}
     */
    record Counter(String direction, String path, long packets, long bytes) {}

    record PeerPaths(List<PeerPath> peers) implements Answer {}

    /**
     * @param direct the peer's address and port where it is reached directly, else empty
     * @param peerRelay of the peer that relays, else empty
     * @param relay code of the region of the peer's home relay
     */
    record PeerPath(String hostname, List<String> addresses, String direct, String peerRelay, String relay) {}

    /**
     * @param connections how many connections could be the one that was held open
     * @param peers of each of them whom tailscaled named; none where it named nobody
     */
    record Attribution(int connections, List<Named> peers) implements Answer {}

    record Named(String node, List<String> addresses) {}

    /** @param namespace inode of the network namespace that was read */
    record Routes(String namespace, List<Route> routes) implements Answer {}

    /**
     * @param destination a prefix, {@code 0.0.0.0/0} for a default route
     * @param gateway empty where the destination is on the network itself
     */
    record Route(String destination, String gateway, String device) {}

    /**
     * @param packets of IP, in both directions
     * @param sent of those that the namespace's own address sent, the ones for each destination
     * @param noRoute how often the kernel had no route for what was to be sent (/proc/net/snmp, OutNoRoutes)
     * @param names that were looked up and that the lab does not know
     */
    record Traffic(long packets, List<Flow> sent, long noRoute, List<String> names) implements Answer {}

    /**
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or a number
     * @param port the destination's, 0 where there is none, and for TCP packets that only answer who connected from there
     */
    record Flow(String destination, String protocol, int port, long packets) {}

    /** @param sources the addresses from which it was connected to, each once */
    record Heard(List<String> sources) implements Answer {}

    /**
     * What a wiretap counted.
     *
     * @param findings how many of each kind, live; see docs/captures.md
     * @param troubles how often what a client or the relay said could not be read, by kind
     * @param removedPackets that are no longer in its capture
     * @param captureTrouble why its capture is not whole; empty if it is
     */
    record RelayCounts(
            List<RelayClient> clients,
            List<RelayLane> lanes,
            List<Passage> passages,
            Map<String, Long> findings,
            Map<String, Long> troubles,
            long removedPackets,
            String captureTrouble)
            implements Answer {}

    /**
     * Who said to a relay that he is a node.
     *
     * @param admitted how many of the connections the relay went on with
     */
    record RelayClient(String key, String address, long connections, long admitted) {}

    /**
     * What went from one node to another.
     *
     * @param in packets that went into the relay
     * @param out packets that came out of it
     * @param neverEntered those of them that had not gone in as they are
     */
    record Passage(String source, String destination, long in, long out, long neverEntered) {}

    /**
     * @param asked the canary that was sent
     * @param answered the one that was sent back
     * @param service what was exchanged with a declared service, which gets the first canary only
     * @param own what was exchanged with a listener of ours
     * @param atSource what was found on the loopback of whoever sent
     * @param atDestination the same of whom it was sent to
     */
    record Exchange(
            String asked,
            String answered,
            Transfer service,
            Transfer own,
            List<CanaryHits> atSource,
            List<CanaryHits> atDestination)
            implements Answer {}

    /**
     * @param source the node key under which it was sent, made for this
     * @param destination nobody's node key
     * @param admitted whether the relay took it for a client of its own
     */
    record Plaintext(String source, String destination, String canary, boolean admitted) implements Answer {}

    /** @param key made for this */
    record Stranger(String key, boolean admitted) implements Answer {}

    /**
     * What a relay could read, from its wiretap's capture.
     *
     * @param handshakesSeen whether it could be told which sessions no handshake announced
     * @param searched the canaries that were sought, with who sent them to whom
     * @param examples of what was found, in words
     * @param removedPackets that are no longer there
     * @param trouble why the capture could not be read to its end; empty if it could
     */
    record RelayView(
            long packets,
            long bytes,
            boolean handshakesSeen,
            List<ViewedLane> lanes,
            List<Sought> searched,
            List<CanaryHits> hits,
            List<String> examples,
            long removedPackets,
            String trouble)
            implements Answer {}

    /** @param from who sent it to {@code to}, or answered that one with it; empty for what was sent to be found */
    record Sought(String canary, Optional<ReplicaId> from, Optional<ReplicaId> to) {}

    /**
     * @param findings how many of each kind; see docs/captures.md
     * @param sealedBytes of transport packets, whose spread {@code chiSquared} is of
     */
    record ViewedLane(RelayLane lane, Map<String, Long> findings, long sealedBytes, double chiSquared) {}

    /**
     * @param during transfers while bits were turned
     * @param considered transport packets among which those to be altered were chosen
     * @param altered packets in which a bit was turned
     * @param after one more, with nothing turned any more
     */
    record Tampering(List<Transfer> during, long considered, long altered, Transfer after) implements Answer {}

    /** The probe itself did not work; says nothing of what was asked. */
    record ProbeFailed(String why) implements Answer {}
}
