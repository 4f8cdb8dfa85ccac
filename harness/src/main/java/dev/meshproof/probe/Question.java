package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import java.util.List;
import java.util.Optional;

/** What is asked. Which answers a question can get stands with each. */
public sealed interface Question {
    /** A bare TCP connect. {@link Answer.Reached}, or how it failed. */
    record Connect(Target to, int port) implements Question {}

    /**
     * GET / over a bare TCP connect. {@link Answer.Reached} with the response, or how it failed. A relay is asked over TLS, at
     * the path where it says that it is there.
     */
    record Http(Target to, int port) implements Question {}

    /** As {@link Http}, with a host name of its own in the request. */
    record HttpForHost(Target to, int port, String host) implements Question {}

    /**
     * GET / through the SOCKS5 proxy of the vantage. As {@link Http}, or {@link Answer.ProxyRefused}, or
     * {@link Answer.NoProxy}; the latter goes for whatever else is asked through it.
     */
    record HttpThroughSocks5(Target to, int port) implements Question {}

    /** The namespace's socket tables: {@link Answer.Sockets}. */
    record SocketTable() implements Question {}

    /** Interfaces of the namespace and every process's capability sets: {@link Answer.Privileges}. */
    record Privileges() implements Question {}

    /** How the engine configured the container of a role: {@link Answer.Inspection}. */
    record Inspect(Vantage container) implements Question {}

    /** The control plane's nodes: {@link Answer.Nodes}. */
    record NodeList() implements Question {}

    /** What tailscaled's local API says of itself: {@link Answer.TailscaledStatus}. */
    record Tailscaled() implements Question {}

    /** What a client of a protocol says first, over a bare TCP connect. As {@link Http}. */
    record Greet(Greeting greeting, Target to, int port) implements Question {}

    /** As {@link Greet}, through the SOCKS5 proxy of the vantage. As {@link HttpThroughSocks5}. */
    record GreetThroughSocks5(Greeting greeting, Target to, int port) implements Question {}

    /** A datagram. {@link Answer.Reached} if one came back, {@link Answer.Refused} for an ICMP error, else TimedOut or NoRoute. */
    record Datagram(Target to, int port) implements Question {}

    /** All 65,535 TCP ports of an address, and what those that are open say: {@link Answer.Scan}. */
    record Scan(ReplicaId of, Target to) implements Question {}

    /**
     * A connect to the container's address at each port where the replica's tailscaled has a proxy, SOCKS5 or HTTP, as its
     * processes' arguments say: {@link Answer.Attempts}, none where it has no proxy.
     */
    record ConnectToProxies(ReplicaId of) implements Question {}

    /**
     * From a replica's sandbox through its SOCKS5 proxy to another's 100.x address, at each port that listens on the
     * other's loopback or wildcard addresses, or that its tailscaled serves, except those given: {@link Answer.Attempts}.
     *
     * @param except ports that are meant to be reached
     */
    record TailnetPorts(ReplicaId of, List<Integer> except) implements Question {
        public TailnetPorts {
            except = List.copyOf(except);
        }
    }

    /** How many bytes tailscaled moved by each kind of path since it started: {@link Answer.Counters}. */
    record PathCounters() implements Question {}

    /** By which path tailscaled reaches each peer now: {@link Answer.PeerPaths}. */
    record PeerPaths() implements Question {}

    /**
     * Whom tailscaled at the destination names as the peer behind a connection that the vantage's replica holds open to it
     * through SOCKS5 meanwhile: {@link Answer.Attribution}.
     */
    record Whois(ReplicaId to, int port) implements Question {}

    /** As {@link Whois}, of a connection to 127.0.0.1 that the vantage's own sandbox holds open. */
    record WhoisOfLoopback(int port) implements Question {}

    /** The network namespace's routes: {@link Answer.Routes}. */
    record Routes() implements Question {}

    /** All that was sent and received on the sandbox's network since before the replica started: {@link Answer.Traffic}. */
    record Capture() implements Question {}

    /** A connect to the listener of ours in the host's namespace at each of the host's addresses: {@link Answer.Attempts}. */
    record ConnectToHost() implements Question {}

    /** Whom the listener of ours in the host's namespace heard: {@link Answer.Heard}. */
    record HostListener() implements Question {}

    /** What the relay's wiretap counted since it started, asked beside the relay: {@link Answer.RelayCounts}. */
    record RelayCounts() implements Question {}

    /**
     * Canaries sent to another replica through SOCKS5 and back, and sought on the loopbacks of both sandboxes meanwhile:
     * {@link Answer.Exchange}. They go to a listener of ours on the other's 127.0.0.1, and to a declared service as well.
     *
     * @param http where such a service listens; empty where none speaks HTTP
     */
    record Exchange(ReplicaId to, Optional<Integer> http) implements Question {}

    /** A canary that nothing seals, sent to the relay as its clients send packets: {@link Answer.Plaintext}. */
    record Plaintext() implements Question {}

    /** Whether the relay takes a client whose node key nobody knows: {@link Answer.Stranger}. */
    record Stranger() implements Question {}

    /**
     * All that the relay could read, with every canary of the run sought in it: {@link Answer.RelayView}.
     *
     * @param only whether the lab has no other relay, so that each handshake passed this one
     */
    record RelayView(boolean only) implements Question {}

    /**
     * Transfers to another replica through SOCKS5 and back while the relays turn bits of what the two send each other:
     * {@link Answer.Tampering}.
     *
     * @param http where a declared service answers, which is asked instead where the listener of ours is not reached
     */
    record Tamper(ReplicaId to, Optional<Integer> http, List<String> relays) implements Question {
        public Tamper {
            relays = List.copyOf(relays);
        }
    }
}
