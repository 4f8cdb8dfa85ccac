package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;

/** From where a question is put. */
public sealed interface Vantage {
    /** The replica's network namespace, through the sandbox that owns it. */
    record Sandbox(ReplicaId replica) implements Vantage {}

    /** The replica's process and network namespaces: its processes, its files under /proc/1/root, its local API. */
    record Inside(ReplicaId replica) implements Vantage {}

    /** A hostile container on a provider's network. */
    record Neighbour(String provider) implements Vantage {}

    /** A provider's ingress: where whoever is outside of the provider comes in. */
    record Ingress(String provider) implements Vantage {}

    /** headscale, through its REST API. */
    record ControlPlane() implements Vantage {}

    /** The container engine, which knows how each container was configured. */
    record Engine() implements Vantage {}
}
