package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;

/** From where a question is put. */
public sealed interface Vantage {
    /** The replica's network namespace, through the sandbox that owns it. */
    record Sandbox(ReplicaId replica) implements Vantage {}

    /** The replica's process and network namespaces: its processes, its files under /proc/PID/root, its local API. */
    record Inside(ReplicaId replica) implements Vantage {}

    /** A hostile container on a provider's network. */
    record Neighbour(String provider) implements Vantage {}

    /** A provider's ingress: where whoever is outside of the provider comes in. */
    record Ingress(String provider) implements Vantage {}

    /** headscale, through its REST API. */
    record ControlPlane() implements Vantage {}

    /** The container engine, which knows how each container was configured. */
    record Engine() implements Vantage {}

    /** In the control plane's own network namespace, which is on every provider's network. */
    record ControlPlaneHost() implements Vantage {}

    /**
     * In a relay's own network namespace, which is on every provider's network.
     *
     * @param relay as the plan names it
     */
    record RelayHost(String relay) implements Vantage {}

    /** In the package mirror's own network namespace, which is on every provider's network. */
    record MirrorHost() implements Vantage {}

    /** In the network namespace of the machine that the engine runs on. */
    record Host() implements Vantage {}

    /** A container on an ordinary bridge, from which the engine's machine is within reach. */
    record Visitor() implements Vantage {}

    /** Somebody with a tailscaled and a SOCKS5 proxy of his own who is not to get at any service; outside of all providers. */
    record Outsider(Kind who) implements Vantage {
        /** What keeps him out. */
        public enum Kind {
            /** A node of the same tailnet, of another user, whom the policy does not admit. */
            UNADMITTED,
            /** A node of another tailnet with a control plane and a relay of its own. */
            STRANGER
        }
    }
}
