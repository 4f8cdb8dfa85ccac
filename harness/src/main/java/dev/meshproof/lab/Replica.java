package dev.meshproof.lab;

import dev.meshproof.containers.ReplicaContainer;
import dev.meshproof.containers.SandboxContainer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Place;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A replica of a running lab: its sandbox, which stays, and the container that runs in it now, which may change. */
final class Replica {
    private final ReplicaPlan plan;
    private final SandboxContainer sandbox;
    private final AgentConnection sandboxAgent;
    private volatile @Nullable Incarnation incarnation;

    /**
     * One container in the sandbox.
     *
     * @param number from 0; how often it was restarted
     * @param inside the probe in its process namespace; fails where the container ended too soon
     */
    record Incarnation(ReplicaContainer container, int number, CompletableFuture<Place> inside) {}

    Replica(ReplicaPlan plan, SandboxContainer sandbox, AgentConnection sandboxAgent) {
        this.plan = plan;
        this.sandbox = sandbox;
        this.sandboxAgent = sandboxAgent;
    }

    ReplicaPlan plan() {
        return plan;
    }

    Place sandbox() {
        return new Place(sandbox.getContainerId(), sandboxAgent);
    }

    Optional<Incarnation> incarnation() {
        return Optional.ofNullable(incarnation);
    }

    void becomes(Incarnation next) {
        incarnation = next;
    }

    /** The role that the container's label and log bear. */
    String role() {
        return "replica " + plan.id();
    }
}
