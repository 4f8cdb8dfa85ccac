package dev.meshproof.probe;

/** What is asked. Which answers a question can get stands with each. */
public sealed interface Question {
    /** A bare TCP connect. {@link Answer.Reached}, or how it failed. */
    record Connect(Target to, int port) implements Question {}

    /** GET / over a bare TCP connect. {@link Answer.Reached} with the response, or how it failed. */
    record Http(Target to, int port) implements Question {}

    /** As {@link Http}, with a host name of its own in the request. */
    record HttpForHost(Target to, int port, String host) implements Question {}

    /** GET / through the SOCKS5 proxy of the vantage's replica. As {@link Http}, or {@link Answer.ProxyRefused}. */
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
}
