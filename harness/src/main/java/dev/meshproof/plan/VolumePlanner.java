package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Kind;
import dev.meshproof.plan.ReplicaPlan.Volume;
import dev.meshproof.sdl.Sdl;
import java.util.List;
import java.util.Optional;

/** The volumes of a service's replicas (provider, cluster/kube/builder/workload.go). */
final class VolumePlanner {
    private VolumePlanner() {}

    static List<Volume> of(Sdl.Service service, Sdl.Compute compute) {
        return compute.storage().stream()
                .map(storage -> volume(storage, mount(service, storage.name())))
                .toList();
    }

    private static Volume volume(Sdl.Storage storage, Optional<Sdl.Mount> mount) {
        return new Volume(
                storage.name(),
                kind(storage),
                storage.bytes(),
                mount.map(Sdl.Mount::path).filter(path -> !path.isEmpty()),
                mount.map(Sdl.Mount::readOnly).orElse(false),
                storage.at());
    }

    private static Kind kind(Sdl.Storage storage) {
        if (storage.ram()) {
            return Kind.RAM;
        }
        return storage.persistent() ? Kind.PERSISTENT : Kind.EPHEMERAL;
    }

    private static Optional<Sdl.Mount> mount(Sdl.Service service, String volume) {
        return service.params().storage().stream()
                .filter(mount -> mount.volume().value().equals(volume))
                .findFirst();
    }
}
