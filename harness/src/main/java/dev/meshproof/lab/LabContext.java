package dev.meshproof.lab;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.LabContainer;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.containers.image.ImageSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What every part of one lab needs: the engine, who owns what it makes, whom it tells, and whether it is still wanted.
 *
 * @param run the run's id, unique on the engine
 * @param closing set once; nothing is made after it
 * @param underWay a party for each thing that is being made, and one for the lab itself
 * @param beforeStart gets each container with its role before it is made
 */
record LabContext(
        DockerClient docker,
        String run,
        Owner owner,
        ImageSet images,
        LabListener listener,
        Executor executor,
        AtomicBoolean closing,
        Phaser underWay,
        BiConsumer<String, LabContainer> beforeStart) {

    Map<String, String> labels(String role) {
        return owner.labels(run, role);
    }

    /**
     * Makes something on the engine, unless the lab is closing; whoever closes it waits for what is being made.
     *
     * @throws LabException if the lab is closing
     */
    <T> T make(String what, Supplier<T> making) {
        underWay.register();
        try {
            if (closing.get()) {
                throw new LabException("the lab is closing; " + what + " is not made");
            }
            return making.get();
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    /**
     * Starts a container and follows its output.
     *
     * @throws LabException if it does not start, with its own words
     */
    <C extends LabContainer> C start(String role, C container) {
        var sink = listener.output(role);
        container.withLogConsumer(frame -> {
            byte[] bytes = frame.getBytes();
            if (bytes != null) { // the last frame has none
                sink.accept(bytes);
            }
        });
        return launch(role, container);
    }

    /** As {@link #start}, for containers of ours that print nothing. */
    <C extends LabContainer> C startSilent(String role, C container) {
        return launch(role, container);
    }

    <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    private <C extends LabContainer> C launch(String role, C container) {
        return make(role, () -> {
            try {
                beforeStart.accept(role, container);
                container.start();
                return container;
            } catch (RuntimeException e) {
                throw new LabException(role + " did not start: " + LabException.rootMessage(e), e);
            }
        });
    }
}
