package dev.meshproof.lab;

import dev.meshproof.containers.ReplicaContainer.Storage;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Volume;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is mounted into a replica: as at a provider, memory for its ram volumes, and a volume of its own for persistent ones.
 *
 * @param run the run's id
 * @param labels for each role
 */
record Volumes(String run, Function<String, Map<String, String>> labels) {
    List<Storage> of(ReplicaPlan replica) {
        return replica.volumes().stream()
                .flatMap(volume -> volume.mount().stream().flatMap(path -> mounted(replica, volume, path)))
                .toList();
    }

    private Stream<Storage> mounted(ReplicaPlan replica, Volume volume, String path) {
        return switch (volume.kind()) {
            case RAM -> Stream.of(new Storage.Memory(path, volume.readOnly(), volume.bytes()));
            case PERSISTENT ->
                Stream.of(new Storage.Volume(
                        path,
                        volume.readOnly(),
                        name(replica, volume),
                        labels.apply("volume " + volume.name() + " of " + replica.id())));
            // A part of the container's own disk: there is nothing to mount.
            case EPHEMERAL -> Stream.empty();
        };
    }

    /** The same for each container of a replica, so that what one wrote the next one finds. */
    private String name(ReplicaPlan replica, Volume volume) {
        return Stream.of(
                        "meshproof",
                        run,
                        replica.id().lease(),
                        replica.id().service(),
                        Integer.toString(replica.id().index()),
                        volume.name())
                .map(part -> part.replaceAll("[^A-Za-z0-9_-]", "_"))
                .collect(Collectors.joining("."));
    }
}
