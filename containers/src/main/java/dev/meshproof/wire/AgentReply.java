package dev.meshproof.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an agent answers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface AgentReply {
    /** The request could not be carried out; says nothing of what was asked. */
    record Failed(String why) implements AgentReply {}

    /** @param networkNamespace inode of the namespace that was read */
    record SocketTable(long networkNamespace, List<Socket> sockets) implements AgentReply {}

    /**
     * @param protocol tcp, tcp6, udp or udp6
     * @param localAddress as RFC 5952 writes it
     * @param state as the kernel names it: LISTEN, ESTABLISHED, ...; UNCONN for an unconnected UDP socket
     */
    record Socket(
            String protocol, String localAddress, int localPort, String remoteAddress, int remotePort, String state) {}

    /** What became of a listener. */
    sealed interface ListenReply extends AgentReply {}

    /** @param port the one that was bound, also if any was asked for */
    record Listening(String address, int port) implements ListenReply {}

    /** @param why the kernel's words, e.g. {@code Address already in use} */
    record BindFailed(String why) implements ListenReply {}

    /**
     * @param wasListening whether there was such a canary
     * @param accepted how many connections or datagrams it got
     */
    record Unlistened(boolean wasListening, int accepted) implements AgentReply {}

    /**
     * @param addresses each once, in the order of their first visits
     * @param more whether there were others that were not kept
     */
    record VisitorList(List<String> addresses, boolean more) implements AgentReply {}

    record InterfaceList(long networkNamespace, List<NetworkInterface> interfaces) implements AgentReply {}

    /** @param tun whether it is a TUN or TAP device */
    record NetworkInterface(String name, List<String> addresses, boolean tun) {}

    record ProcessList(long pidNamespace, List<ProcessEntry> processes) implements AgentReply {}

    /**
     * One process, as proc_pid_status(5) tells.
     *
     * @param arguments may hold secrets, e.g. {@code --authkey=}
     * @param uid real
     * @param effective capabilities, a 64-bit mask; as {@code permitted} and {@code bounding}
     * @param networkNamespace its inode, where it may be read
     * @param own whether it runs in the agent's own container, by its mount namespace
     */
    record ProcessEntry(
            int pid,
            String name,
            List<String> arguments,
            int uid,
            long effective,
            long permitted,
            long bounding,
            boolean noNewPrivileges,
            Optional<Long> networkNamespace,
            boolean own) {
        @Override
        public String toString() {
            return "ProcessEntry[" + pid + " " + name + ", arguments withheld]";
        }
    }

    /** What came of asking tailscaled. */
    sealed interface LocalApiReply extends AgentReply {}

    /**
     * tailscaled's answer.
     *
     * @param socket the path that was used
     * @param truncated whether the body was longer than what is here
     */
    record LocalApiAnswer(String socket, int status, byte[] body, boolean truncated) implements LocalApiReply {}

    /** No tailscaled listens in this network namespace. */
    record NoTailscaled(String why) implements LocalApiReply {}

    /** @param dropped how many older queries were forgotten */
    record QueryList(List<Query> queries, long dropped) implements AgentReply {}

    /**
     * A DNS query that a sinkhole got.
     *
     * @param type e.g. {@code A}, {@code AAAA}, {@code TYPE65}
     */
    record Query(Instant at, String client, String name, String type) {}

    /** What came of reading a file. */
    sealed interface FileReply extends AgentReply {}

    record FileContent(byte[] bytes, boolean truncated) implements FileReply {}

    record FileUnreadable(String why) implements FileReply {}

    /**
     * @param tried ports; fewer than 65,535 if the limit came first
     * @param refused of those
     * @param silent neither accepted nor refused; {@code unreachable} ones included
     * @param unreachable for which the kernel had no route or got an ICMP error that says so
     */
    record Scanned(int tried, int refused, int silent, int unreachable, List<OpenPort> open) implements AgentReply {}

    /**
     * A port that accepted.
     *
     * @param said at most 400 bytes; empty beyond the first 5,000 such ports
     */
    record OpenPort(int port, Then then, byte[] said) {
        /** What it did once it had accepted and was asked {@code GET /}. */
        public enum Then {
            ANSWERED,
            RESET,
            CLOSED,
            SILENT
        }
    }

    /**
     * What became of a datagram.
     *
     * @param outcome {@link ConnectOutcome#CONNECTED} if one came back
     * @param address the one that it was sent to, {@code address:port}; as asked for if it did not resolve
     * @param answer what came back
     * @param message the kernel's or the resolver's words, if any
     */
    record DatagramReply(ConnectOutcome outcome, String address, byte[] answer, String message) implements AgentReply {}

    /**
     * @param packets of IP, whoever sent them
     * @param sent by this namespace's own addresses, the busiest first
     * @param more packets of flows beyond those that are kept
     */
    record Captured(long packets, List<Flow> sent, long more) implements AgentReply {}

    /**
     * @param protocol by its number in IP
     * @param port the destination's, 0 where there is none
     */
    record Flow(String destination, int protocol, int port, long packets) {}

    /** @param connections in the order in which they came; no more than the first 256 */
    record ReceivedList(List<Received> connections) implements AgentReply {}

    /**
     * What came over one connection.
     *
     * @param sha256 of what came, lower-case hex
     * @param answered whether all that was expected came, and the whole answer was sent
     */
    record Received(long bytes, String sha256, boolean answered) {}

    /** @param id by which it is ended */
    record Recording(int id) implements AgentReply {}

    /**
     * A capture as tcpdump writes it.
     *
     * @param cut whether it was longer than the 4 MiB that are kept
     */
    record Recorded(byte[] capture, boolean cut) implements AgentReply {}

    record RouteList(long networkNamespace, List<Route> routes) implements AgentReply {}

    /**
     * @param destination a prefix, e.g. {@code 0.0.0.0/0}
     * @param gateway empty if there is none
     */
    record Route(String destination, String gateway, String device) {}
}
