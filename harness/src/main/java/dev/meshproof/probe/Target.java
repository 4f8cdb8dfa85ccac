package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;

/** Where a question leads: named in the plan, resolved to an address when it is put. */
public sealed interface Target {
    /** 127.0.0.1 of the vantage. */
    record Loopback() implements Target {}

    /** The replica's address on its provider's network. */
    record ContainerAddress(ReplicaId replica) implements Target {}

    /** The replica's 100.x address, as the control plane gives it. */
    record TailnetAddress(ReplicaId replica) implements Target {}

    /** The hostname that the replica's SDL asks for. */
    record TailnetName(ReplicaId replica) implements Target {}

    /** A provider's own address at its ingress, where its node ports are. */
    record Ingress(String provider) implements Target {}

    /** headscale, by the name under which tailscaled asks for it. */
    record ControlPlane() implements Target {}

    /**
     * A relay, by its host name in the relay map.
     *
     * @param relay as the plan names it
     */
    record Relay(String relay) implements Target {}

    /** A name as it stands. */
    record Literal(String host) implements Target {}

    /** A service in the outsider's own tailnet, at its 100.x address; only a stranger has one. */
    record OutsidersService() implements Target {
        /** Where it listens; it answers as a canary does. */
        public static final int PORT = 8000;
    }
}
