package dev.meshproof.lab;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetworkSettings;
import com.github.dockerjava.api.model.Network;
import dev.meshproof.containers.PackageMirrorContainer;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Removes what labs left on an engine, told by labels: everything of one run, or everything whose owner is gone. What
 * bears no label of ours, or that of a living process, is never touched.
 */
public final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private final DockerClient docker;
    private final Executor executor;

    public Leftovers(DockerClient docker, Executor executor) {
        this.docker = docker;
        this.executor = executor;
    }

    /**
     * For people: {@code container replica akash-server-1/backend}, {@code network ...}.
     *
     * @param things what was removed
     * @param stuck what the engine would not let go within {@link #LIMIT}, each with the engine's reason
     */
    public record Removed(List<String> things, List<String> stuck) {}

    /** Removes what one run made. Idempotent; containers go before their networks and volumes. */
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
        } catch (ConflictException e) {
            throw new LabException(
                    "the package cache, volume " + name + ", is in use by a lab; run it again when the lab"
                            + " is down",
                    e);
        }
    }

    /**
     * Comes back as long as something on a network is just going, or was made after the last look. The first look is taken
     * to its end, however long the engine needs for it. The engine spends most of a take-down on networks being left, one
     * at a time: whatever has left all of its own goes meanwhile.
     */
    private Removed remove(Predicate<Map<String, String>> ours) {
        Set<String> things = ConcurrentHashMap.newKeySet();
        Map<String, String> stuck = new ConcurrentHashMap<>(look(ours, things));
        if (!stuck.isEmpty()) {
            try {
                Awaitility.await("everything of the lab is gone")
                        .dontCatchUncaughtExceptions()
                        .atMost(LIMIT)
                        .pollInterval(POLL)
                        .until(() -> {
                            Map<String, String> now = look(ours, things);
                            stuck.putAll(now);
                            stuck.keySet().retainAll(now.keySet());
                            return now.isEmpty();
                        });
            } catch (ConditionTimeoutException e) {
                things.removeAll(stuck.keySet());
            }
        }
        return new Removed(
                things.stream().sorted().toList(),
                stuck.entrySet().stream()
                        .map(left -> left.getKey() + " (" + left.getValue() + ")")
                        .sorted()
                        .toList());
    }

    /** Notes in {@code things} what is removed; returns what the engine would not let go this time, with its reason. */
    private Map<String, String> look(Predicate<Map<String, String>> ours, Set<String> things) {
        Map<String, String> stuck = new ConcurrentHashMap<>();
        BiConsumer<String, SyncDockerCmd<?>> remove = (thing, command) -> {
            things.add(thing);
            refusal(command).ifPresent(why -> stuck.put(thing, why));
        };
        List<Container> containers = containers(ours);
        List<Network> networks = networks(ours);
        Map<String, CompletableFuture<Void>> left = networks.stream()
                .collect(Collectors.toMap(
                        Network::getName,
                        network -> CompletableFuture.runAsync(() -> disconnect(network, containers), executor),
                        (one, namesake) -> allOf(Stream.of(one, namesake))));
        await(Stream.concat(
                containers.stream()
                        .map(container -> allOf(networksOf(container).stream()
                                        .filter(left::containsKey)
                                        .map(left::get))
                                .thenRunAsync(
                                        () -> remove.accept(
                                                "container "
                                                        + container.getLabels().get(LeftContainer.ROLE_LABEL),
                                                docker.removeContainerCmd(container.getId())
                                                        .withForce(true)
                                                        .withRemoveVolumes(true)),
                                        executor)),
                networks.stream()
                        .map(network -> allOf(Stream.ofNullable(left.get(network.getName())))
                                .thenRunAsync(
                                        () -> remove.accept(
                                                "network " + network.getName(),
                                                docker.removeNetworkCmd(network.getId())),
                                        executor))));
        await(volumes(ours).stream()
                .map(volume -> CompletableFuture.runAsync(
                        () -> remove.accept("volume " + volume.getName(), docker.removeVolumeCmd(volume.getName())),
                        executor)));
        return stuck;
    }

    private List<Container> containers(Predicate<Map<String, String>> ours) {
        return docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(LeftContainer.RUN_LABEL))
                .exec()
                .stream()
                .filter(container -> ours.test(container.getLabels()))
                .toList();
    }

    private List<Network> networks(Predicate<Map<String, String>> ours) {
        return docker.listNetworksCmd().exec().stream()
                .filter(network -> network.getLabels() != null && ours.test(network.getLabels()))
                .toList();
    }

    /**
     * Takes the containers off a network, one after the other. Where several leave one network at once, the engine may lose
     * count of those on it, and then refuses until it is restarted to remove it: "has active endpoints", with none (engine
     * 20.10, libnetwork, endpoint_cnt.go; seen with 2 of 110 networks of six containers, and with none of 80 that were
     * left one by one). What it refuses here shows when the container is removed.
     */
    private void disconnect(Network network, List<Container> containers) {
        for (Container container : containers) {
            if (networksOf(container).contains(network.getName())) {
                refusal(docker.disconnectFromNetworkCmd()
                        .withNetworkId(network.getId())
                        .withContainerId(container.getId())
                        .withForce(true));
            }
        }
    }

    private static Set<String> networksOf(Container container) {
        ContainerNetworkSettings settings = container.getNetworkSettings();
        return settings == null ? Set.of() : settings.getNetworks().keySet();
    }

    /** The package cache, which outlives runs, bears no run's label. */
    private List<InspectVolumeResponse> volumes(Predicate<Map<String, String>> ours) {
        List<InspectVolumeResponse> found = docker.listVolumesCmd()
                .withFilter("label", List.of(LeftContainer.RUN_LABEL))
                .exec()
                .getVolumes();
        return Stream.ofNullable(found)
                .flatMap(List::stream)
                .filter(volume -> volume.getLabels() != null && ours.test(volume.getLabels()))
                .toList();
    }

    /**
     * Why the engine does not remove it now. It is tried again until {@link #LIMIT}: Testcontainers may be removing the same
     * container, as it does when the JVM ends, or a container on that network is going, or being made, at this moment.
     */
    private static Optional<String> refusal(SyncDockerCmd<?> removal) {
        try {
            removal.exec();
            return Optional.empty();
        } catch (NotFoundException gone) {
            return Optional.empty();
        } catch (DockerException refused) {
            return Optional.of(String.valueOf(refused.getMessage()).strip());
        }
    }

    private static void await(Stream<CompletableFuture<Void>> tasks) {
        Infrastructure.await(allOf(tasks));
    }

    private static CompletableFuture<Void> allOf(Stream<CompletableFuture<Void>> tasks) {
        return CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new));
    }
}
