package dev.meshproof.probe;

import java.util.List;
import java.util.Map;

/** What came back. */
public sealed interface Answer {
    /** Something answered at {@code at} (the address really dialled). {@code response} is empty for a bare connect. */
    record Reached(String at, List<Response> response) implements Answer {}

    /**
     * An HTTP response.
     *
     * @param sha256 of the body, lower-case hex
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
     */
    record Node(String id, String name, String givenName, List<String> addresses, boolean online, String user) {}

    /** @param state BackendState, e.g. Running or NeedsLogin */
    record TailscaledStatus(String version, String state, String hostname, List<String> addresses, List<String> health)
            implements Answer {}

    /** The probe itself did not work; says nothing of what was asked. */
    record ProbeFailed(String why) implements Answer {}
}
