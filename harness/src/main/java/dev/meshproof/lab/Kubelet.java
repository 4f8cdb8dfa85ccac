package dev.meshproof.lab;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.WaitResponse;
import dev.meshproof.containers.ProbeContainer;
import dev.meshproof.containers.ReplicaContainer;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.lab.Replica.Incarnation;
import dev.meshproof.lab.Replica.NotStarted;
import dev.meshproof.probe.Place;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs replicas in their sandboxes as a kubelet does: whatever its exit code, a replica that ended is started anew as a
 * new container in the same sandbox, at once the first time and then after 10 s, 20 s, 40 s, ... up to five minutes
 * (Kubernetes, Pod Lifecycle, "container restart policy").
 */
final class Kubelet {
    private static final long FIRST_BACK_OFF_SECONDS = 10;
    private static final long LONGEST_BACK_OFF_SECONDS = 300;

    private final LabContext context;
    private final TrustedRoot root;
    private final LabSecrets secrets;

    Kubelet(LabContext context, TrustedRoot root, LabSecrets secrets) {
        this.context = context;
        this.root = root;
        this.secrets = secrets;
    }

    /** Starts a replica's first container. */
    void start(Replica replica) {
        start(replica, 0);
    }

    /** What the engine refuses is tried again, as a kubelet does on CreateContainerError and RunContainerError. */
    private void start(Replica replica, int number) {
        try {
            run(replica, number);
        } catch (LabException e) {
            Optional<String> why = EngineRefusal.in(e);
            if (why.isEmpty() || context.closing().get()) {
                throw e;
            }
            replica.becomes(new NotStarted(why.get(), number));
            context.listener().notStarted(replica.plan().id(), why.get(), number);
            startLater(replica, number + 1);
        }
    }

    private void run(Replica replica, int number) {
        String sandboxId = replica.sandbox().containerId();
        String named = replica.plan().image();
        String image = context.images().users().getOrDefault(named, named);
        ReplicaContainer container = context.start(
                Lab.logOf(replica.plan().id(), number),
                new ReplicaContainer(
                        Additions.spec(
                                replica.plan(),
                                image,
                                secrets,
                                new Volumes(context.run(), context::labels).of(replica.plan())),
                        context.labels(replica.role()),
                        sandboxId,
                        root));
        CompletableFuture<Place> probe = context.async(() -> inside(replica, sandboxId, container.getContainerId()));
        CompletableFuture<Place> inside = probe.copy();
        replica.becomes(new Incarnation(container, number, inside));
        watch(replica, container.getContainerId(), number, () -> {
            inside.completeExceptionally(new LabException("its container has ended"));
            probe.thenAccept(place -> place.agent().close());
        });
    }

    private Place inside(Replica replica, String sandboxId, String replicaId) {
        String role = "inside " + replica.plan().id();
        ProbeContainer probe = context.startSilent(
                role, ProbeContainer.inside(context.images().support(), context.labels(role), sandboxId, replicaId));
        String probeId = probe.getContainerId();
        return new Place(
                probeId,
                AgentConnection.open(context.docker(), probeId, Infrastructure.AGENT_LIMIT)
                        .join());
    }

    /**
     * @param leave lets go of the probe inside: it ended with the replica, whose processes are its own, and the engine does
     *     not always tell those who wait for its answers
     */
    private void watch(Replica replica, String containerId, int number, Runnable leave) {
        context.docker().waitContainerCmd(containerId).exec(new ResultCallback.Adapter<WaitResponse>() {
            @Override
            public void onNext(WaitResponse ended) {
                leave.run();
                if (!context.closing().get()) {
                    restart(replica, ended.getStatusCode(), outOfMemory(containerId), number + 1);
                }
            }
        });
    }

    /** What the engine does not say is not claimed: the replica is restarted all the same. */
    private boolean outOfMemory(String containerId) {
        try {
            return Boolean.TRUE.equals(context.docker()
                    .inspectContainerCmd(containerId)
                    .exec()
                    .getState()
                    .getOOMKilled());
        } catch (DockerException e) {
            return false;
        }
    }

    private void restart(Replica replica, int exitCode, boolean outOfMemory, int number) {
        context.listener().restarted(replica.plan().id(), exitCode, outOfMemory, number);
        startLater(replica, number);
    }

    private void startLater(Replica replica, int number) {
        CompletableFuture.runAsync(() -> start(replica, number), after(backOff(number)))
                .exceptionally(failure -> {
                    if (!context.closing().get()) {
                        context.listener()
                                .event(replica.role() + " was not restarted: " + LabException.rootMessage(failure));
                    }
                    return null;
                });
    }

    /** Seconds to wait before a restart, counted from 1. */
    static long backOff(int number) {
        if (number <= 1) {
            return 0;
        }
        return Math.min(LONGEST_BACK_OFF_SECONDS, FIRST_BACK_OFF_SECONDS << Math.min(number - 2, 16));
    }

    private Executor after(long seconds) {
        return seconds == 0
                ? context.executor()
                : CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, context.executor());
    }
}
