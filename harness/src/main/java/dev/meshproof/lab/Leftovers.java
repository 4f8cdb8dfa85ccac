package dev.meshproof.lab;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.meshproof.containers.PackageMirrorContainer;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Removes what labs left on an engine, told by labels: everything of one run, or everything whose owner is gone. What
 * bears no label of ours, or that of a living process, is never touched.
 */
public final class Leftovers {
    private final DockerClient docker;
    private final Executor executor;

    public Leftovers(DockerClient docker, Executor executor) {
        this.docker = docker;
        this.executor = executor;
    }

    /** What was removed, for people: {@code container replica akash-server-1/backend}, {@code network ...}. */
    public record Removed(List<String> things) {}

    /** Removes what one run made. Idempotent; containers go before the networks they stand on. */
    public Removed removeRun(String run) {
        return remove(labels -> run.equals(labels.get(LeftContainer.RUN_LABEL)));
    }

    /** Removes what processes that have ended made on this machine. */
    public Removed removeAbandoned() {
        return remove(labels -> Owner.parse(labels.getOrDefault(LeftContainer.OWNER_LABEL, ""))
                .map(Owner::gone)
                .orElse(false));
    }

    /**
     * Removes the volume in which package mirrors keep what they fetched. Returns whether there was one of ours.
     *
     * @throws LabException if a lab uses it
     */
    public boolean removeCache() {
        String name = PackageMirrorContainer.CACHE_VOLUME;
        try {
            Map<String, String> labels = docker.inspectVolumeCmd(name).exec().getLabels();
            if (labels == null || !PackageMirrorContainer.CACHE_ROLE.equals(labels.get(LeftContainer.ROLE_LABEL))) {
                return false;
            }
            docker.removeVolumeCmd(name).exec();
            return true;
        } catch (NotFoundException never) {
            return false;
        } catch (ConflictException inUse) {
            throw new LabException(
                    "the package cache, volume " + name + ", is in use by a lab; run it again when the lab"
                            + " is down",
                    inUse);
        }
    }

    private Removed remove(Predicate<Map<String, String>> ours) {
        List<String> things = new ArrayList<>();
        List<Container> containers =
                docker
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LeftContainer.RUN_LABEL))
                        .exec()
                        .stream()
                        .filter(container -> ours.test(container.getLabels()))
                        .toList();
        inParallel(containers.stream()
                .map(container -> (Runnable) () -> remove(container))
                .toList());
        containers.forEach(
                container -> things.add("container " + container.getLabels().get(LeftContainer.ROLE_LABEL)));

        List<Network> networks = docker.listNetworksCmd().exec().stream()
                .filter(network -> network.getLabels() != null && ours.test(network.getLabels()))
                .toList();
        inParallel(networks.stream()
                .map(network -> (Runnable) () -> remove(network))
                .toList());
        networks.forEach(network -> things.add("network " + network.getName()));
        return new Removed(List.copyOf(things));
    }

    private void remove(Container container) {
        try {
            docker.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException goneOrGoing) {
            return;
        }
    }

    private void remove(Network network) {
        try {
            docker.removeNetworkCmd(network.getId()).exec();
        } catch (NotFoundException alreadyGone) {
            return;
        } catch (DockerException e) {
            if (!String.valueOf(e.getMessage()).contains("active endpoints")) {
                throw e;
            }
            // A container of this run is being made on it at this moment; the caller comes back.
        }
    }

    private void inParallel(List<Runnable> tasks) {
        CompletableFuture.allOf(tasks.stream()
                        .map(task -> CompletableFuture.runAsync(task, executor))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
