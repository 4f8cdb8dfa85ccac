package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.Sdl.Mount;
import dev.meshproof.sdl.Sdl.Service;
import dev.meshproof.sdl.Sdl.Storage;
import dev.meshproof.sdl.chain.Drafts.Document;
import dev.meshproof.sdl.chain.go.Versions.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code params.storage} against the volumes of the compute profile (go/sdl, v2.go and v2_1.go, validate).
 *
 * <p>v2.0 asks of a persistent volume no more than that the service mounts <em>some</em> volume: it keeps the last mount while it
 * walks over all volumes. Since a mount is an absolute path, the order of Go's maps makes no difference to that.
 */
final class MountRules {
    private final Document document;
    private final Report report;
    private final Set<String> checked = new HashSet<>();

    MountRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    void check() {
        document.deployments()
                .values()
                .forEach(placements -> placements.values().forEach(this::check));
    }

    private void check(Deployment deployment) {
        Drafts.Service service = document.services().get(deployment.service().value());
        Drafts.Compute compute = document.compute().get(deployment.profile().value());
        if (service == null || compute == null || !compute.resources()) {
            return;
        }
        if (!checked.add(
                deployment.service().value() + "\0" + deployment.profile().value())) {
            return;
        }
        List<Mount> mounts = service.service().params().storage();
        List<Storage> volumes = compute.compute().storage();
        Map<String, Storage> named = new HashMap<>();
        volumes.forEach(volume -> named.put(volume.name(), volume));
        Map<String, String> taken = new HashMap<>();
        for (Mount mount : mounts) {
            String path = "services." + service.service().name().value() + ".params.storage."
                    + mount.volume().value();
            Optional<Storage> volume =
                    Optional.ofNullable(named.get(mount.volume().value()));
            known(mount, volume, volumes, compute);
            absolute(path, mount);
            free(path, mount, taken);
            volume.ifPresent(v -> writable(path, mount, v));
        }
        if (mounts.isEmpty() && document.language() == Language.V2_0) {
            volumes.stream().filter(Storage::persistent).forEach(v -> unmounted(service.service(), v));
        }
    }

    /** {@code references to no-existing compute volume}. */
    private void known(Mount mount, Optional<Storage> volume, List<Storage> volumes, Drafts.Compute compute) {
        if (volume.isEmpty()) {
            report.error(
                    "volume-unknown",
                    mount.volume(),
                    "params.storage names the volume \"%s\", which the compute profile %s lacks"
                            .formatted(
                                    mount.volume().value(),
                                    compute.compute().name().value()),
                    Suggestions.among(
                            mount.volume().value(),
                            volumes.stream().map(Storage::name).toList()));
        }
    }

    /** {@code expected absolute path}. */
    private void absolute(String path, Mount mount) {
        if (!mount.path().startsWith("/")) {
            report.error(
                    "mount-relative",
                    mount.volume(),
                    mount.path().isEmpty()
                            ? path + ".mount is missing"
                            : path + ".mount is \"" + mount.path() + "\", which is no absolute path",
                    mount.path().isEmpty() ? "write mount: and a path such as /data" : "write /" + mount.path());
        }
    }

    /** {@code sdl: duplicated mount point}. */
    private void free(String path, Mount mount, Map<String, String> taken) {
        String other = taken.putIfAbsent(mount.path(), mount.volume().value());
        if (other != null && !mount.path().isEmpty()) {
            report.error(
                    "mount-twice",
                    mount.volume(),
                    path + ".mount is \"" + mount.path() + "\", where " + other + " is mounted already",
                    "mount each volume at a path of its own");
        }
    }

    /** v2.1 only: {@code readOnly=true which is not allowed for storage class "ram"}. */
    private void writable(String path, Mount mount, Storage volume) {
        if (document.language() == Language.V2_1 && volume.ram() && mount.readOnly()) {
            report.error(
                    "mount-ram-read-only",
                    mount.volume(),
                    path + " is read-only, but the volume is of class ram",
                    "leave readOnly out");
        }
    }

    /** v2.0 only: {@code has persistent=true which requires ... to have mount}. */
    private void unmounted(Service service, Storage volume) {
        report.error(
                "mount-missing",
                volume.at(),
                1,
                "volume \"%s\" is persistent, but service %s mounts none"
                        .formatted(volume.name(), service.name().value()),
                "add params: {storage: {%s: {mount: /data}}} to services.%s"
                        .formatted(volume.name(), service.name().value()));
    }
}
