package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.Sections.Run;
import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether volumes and mounts fit each other (validateSDL.ts, #validateServiceStorages and #validateStorages). */
final class VolumeChecks {
    /** {@code stringToBoolean} (ts/src/sdl/utils.ts): all other strings are true. */
    private static final Set<String> FALSE = Set.of("false", "no", "0", "");

    private final Report report;

    VolumeChecks(Report report) {
        this.report = report;
    }

    /** {@code Service "x" references non-existing compute volume "y".} A volume without a name has none, not even "default". */
    void mountsNameVolumes(Run run) {
        if (run.resources().isEmpty()) {
            return;
        }
        List<Spot> volumes = run.volumes();
        Set<String> names = names(volumes);
        for (Spot mount : run.mounts().map(Sections::entries).orElse(List.of())) {
            if (!names.contains(mount.name())) {
                boolean unnamed = volumes.stream().anyMatch(v -> v.at("name").isEmpty());
                report.error(
                        "volume-unknown",
                        mount.label(),
                        mount.path() + ": the compute profile " + Names.quoted(run.profileName())
                                + " has no volume of that name",
                        unnamed && names.isEmpty()
                                ? "write name: " + Names.shortened(mount.name()) + " beside the volume's size"
                                : Names.instead(mount.name(), names));
            }
        }
    }

    private static Set<String> names(List<Spot> volumes) {
        return volumes.stream()
                .map(volume -> Sections.text(volume, "name"))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** {@code Mount "/x" already in use by volume "y".} and {@code Multiple root ephemeral storages are not allowed.} */
    void mountsDiffer(Run run) {
        Set<String> names = names(run.volumes());
        Map<String, String> taken = new HashMap<>();
        for (Spot mount : run.mounts().map(Sections::entries).orElse(List.of())) {
            if (!names.contains(mount.name())) {
                continue;
            }
            String path = Sections.text(mount, "mount").orElse("");
            String other = taken.put(path, mount.name());
            if (other == null || other.isEmpty()) {
                continue;
            }
            Spot at = mount.at("mount").orElse(mount);
            if (path.isEmpty()) {
                report.error(
                        "mount-twice",
                        mount.label(),
                        mount.path() + " has no mount, and neither has " + Names.quoted(other),
                        "write mount: and a path of its own");
            } else {
                report.error(
                        "mount-twice",
                        at.place(),
                        at.path() + " " + report.seen(at.node()) + ": the volume " + Names.quoted(other)
                                + " is mounted there",
                        "write another path");
            }
        }
    }

    /** {@code Persistent storage "x" requires a mount path.} */
    void persistentVolumesAreMounted(Run run) {
        for (Spot volume : run.volumes()) {
            Optional<Spot> persistent = volume.at("attributes").flatMap(a -> a.at("persistent"));
            String name = Sections.text(volume, "name").orElse("");
            boolean mounted = run.mounts()
                    .flatMap(m -> m.at(name))
                    .flatMap(m -> Sections.text(m, "mount"))
                    .filter(path -> !path.isEmpty())
                    .isPresent();
            if (persistent.filter(p -> isTrue(p.node())).isPresent() && !mounted) {
                String called = name.isEmpty() ? "default" : name;
                report.error(
                        "mount-missing",
                        persistent.get().place(),
                        "the persistent volume %s of the compute profile %s is mounted nowhere in %s"
                                .formatted(
                                        Names.quoted(called),
                                        Names.quoted(run.profileName()),
                                        run.service().path()),
                        "write params: {storage: {%s: {mount: /data}}} in the service"
                                        .formatted(Names.shortened(called))
                                + (name.isEmpty() ? ", and name: default beside the volume's size" : ""));
            }
        }
    }

    private static boolean isTrue(Node node) {
        return node instanceof Bool bool && bool.value()
                || node instanceof Str text
                        && (text.value().length() > 5
                                || !FALSE.contains(text.value().toLowerCase(Locale.ROOT)));
    }
}
