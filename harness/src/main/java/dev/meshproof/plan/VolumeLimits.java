package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Kind;
import dev.meshproof.plan.ReplicaPlan.Volume;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What becomes of a service's volumes in Kubernetes (provider, cluster/kube/builder/workload.go), and in a lab. */
record VolumeLimits(Sdl.Service service, Sdl.Compute compute) {
    /** A volume's name in a pod is a DNS label made of the service's name, a dash and this. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    void check(Diagnostics found) {
        List<Volume> volumes = VolumePlanner.of(service, compute);
        for (Volume volume : volumes) {
            Position at = mount(volume).map(m -> m.volume().at()).orElse(volume.at());
            if (volume.mount().isEmpty()) {
                unmounted(volume, found);
            } else if (volume.kind() == Kind.EPHEMERAL) {
                found.error(
                        "kubernetes-ephemeral-mount",
                        at,
                        path(volume) + ": the volume is plain ephemeral storage, which a provider gives no volume of"
                                + " its own, so that Kubernetes refuses the mount",
                        "leave the mount out and write to the container's disk, or give the volume"
                                + " attributes: {persistent: true, class: beta2} or {persistent: false, class: ram}");
            } else {
                mounted(volume, at, found);
            }
        }
        List<Volume> disks =
                volumes.stream().filter(v -> v.kind() == Kind.EPHEMERAL).toList();
        Optional<Volume> largest = disks.stream().max(Comparator.comparingLong(Volume::bytes));
        if (disks.size() > 1) {
            largest.ifPresent(volume -> found.add(
                    Severity.WARNING,
                    "largest-disk",
                    disks.get(1).at(),
                    1,
                    "profiles.compute." + compute.name().value() + " has " + disks.size()
                            + " ephemeral volumes: a provider adds none up, and the largest, " + volume.name()
                            + ", is the limit",
                    "ask for one volume of the size that you need"));
        }
    }

    private void mounted(Volume volume, Position at, Diagnostics found) {
        String mount = volume.mount().orElseThrow();
        String name = service.name().value() + "-" + volume.name();
        if (!LABEL.matcher(name).matches()) {
            found.error(
                    "kubernetes-name",
                    at,
                    path(volume) + ": Kubernetes refuses a volume named " + name,
                    "use lower-case letters, digits and dashes, 63 with the service's name at most");
        }
        if (mount.contains(":") || mount.matches("/+\\.?")) {
            found.error(
                    "kubernetes-mount",
                    at,
                    path(volume) + ".mount \"" + mount + "\": no container starts with it",
                    "mount it at a directory below /, with no colon in its path");
        }
    }

    private void unmounted(Volume volume, Diagnostics found) {
        if (volume.kind() != Kind.EPHEMERAL) {
            found.add(
                    Severity.WARNING,
                    "not-mounted",
                    volume.at(),
                    1,
                    "profiles.compute." + compute.name().value() + ".storage " + volume.name() + ": "
                            + service.name().value() + " mounts it nowhere and cannot use it",
                    "add params: {storage: {" + volume.name() + ": {mount: /data}}} to the service");
        }
    }

    private String path(Volume volume) {
        return "services." + service.name().value() + ".params.storage." + volume.name();
    }

    private Optional<Sdl.Mount> mount(Volume volume) {
        return service.params().storage().stream()
                .filter(mount -> mount.volume().value().equals(volume.name()))
                .findFirst();
    }
}
