package dev.meshproof.lab;

import dev.meshproof.containers.ReplicaContainer;
import dev.meshproof.containers.SandboxContainer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A replica of a running lab: its sandbox, which stays, and the container that runs in it now, which may change. */
final class Replica {
    private final ReplicaPlan plan;
    private final SandboxContainer sandbox;
    private final AgentConnection sandboxAgent;
    private volatile @Nullable Incarnation incarnation;
    private volatile @Nullable NotStarted notStarted;

    /**
     * One container in the sandbox.
     *
     * @param number from 0; how often it was restarted
     * @param inside the probe in its process namespace; fails where the container has ended
     */
    record Incarnation(ReplicaContainer container, int number, CompletableFuture<Place> inside) {}

    /**
     * The engine would not start its container.
     *
     * @param why in the engine's words
     * @param number of this attempt, from 0
     */
    record NotStarted(String why, int number) {
        /** Whether a second attempt failed as well: what an image or an SDL has wrong does not pass by itself. */
        boolean again() {
            return number > 0;
        }
    }

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

    /** As {@link #incarnation}, where there must be one. */
    Incarnation running() throws ProbeUnavailable {
        return incarnation()
                .orElseThrow(() -> new ProbeUnavailable(plan.id() + " was not started"
                        + notStarted().map(failure -> ": " + failure.why()).orElse("")));
    }

    Optional<NotStarted> notStarted() {
        return Optional.ofNullable(notStarted);
    }

    /** How often it was restarted, in vain or not. */
    int restarts() {
        return notStarted()
                .map(NotStarted::number)
                .orElseGet(() -> incarnation().map(Incarnation::number).orElse(0));
    }

    void becomes(Incarnation next) {
        incarnation = next;
        notStarted = null;
    }

    void becomes(NotStarted failure) {
        notStarted = failure;
    }

    /** The role that the container's label and log bear. */
    String role() {
        return "replica " + plan.id();
    }
}
