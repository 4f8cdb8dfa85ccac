package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.Optional;
import java.util.Set;

/** {@code profiles.compute.NAME.resources.storage} (sdl-input.schema.yaml). */
final class StorageRules {
    private static final Set<String> PERSISTENT_CLASSES = Set.of("beta1", "beta2", "beta3", "default");

    private static final Rule ATTRIBUTES = Fields.of("attributes of a volume", "storage-attribute")
            .required("class", Texts.any("write beta1, beta2, beta3, default or ram"), "write class: beta3")
            .required("persistent", StorageRules::persistent, "write persistent: true, or false for class ram")
            .and(StorageRules::classAndPersistence);

    private static final Rule VOLUME = Fields.of("a volume")
            .required("size", Texts.size("1Gi"), "write size: 1Gi")
            .optional("name", Texts.any("write a name"))
            .optional("attributes", ATTRIBUTES);

    private static final Rule VOLUMES = Lists.of(VOLUME);

    static final Rule STORAGE = (spot, report) -> (spot.node() instanceof Seq ? VOLUMES : VOLUME).check(spot, report);

    private StorageRules() {}

    private static void persistent(Spot spot, Report report) {
        if (!isAnswer(spot.node())) {
            report.error(
                    "storage-persistent",
                    spot.place(),
                    spot.path() + " is " + report.seen(spot.node()) + ": neither true nor false to Akash Console",
                    "write true or false");
        }
    }

    private static boolean isAnswer(Node persistent) {
        return persistent instanceof Bool || persistent instanceof Str;
    }

    /** storageRamClassMustNotBePersistent and storageNonRamClassRequiresPersistent. */
    private static void classAndPersistence(Spot attributes, Report report) {
        Optional<Spot> persistent = attributes.at("persistent");
        String name = attributes
                .at("class")
                .map(Spot::node)
                .map(node -> node instanceof Str text ? text.value() : "")
                .orElse("");
        if (persistent.isEmpty() || !isAnswer(persistent.get().node())) {
            return;
        }
        boolean isTrue = isTrue(persistent.get().node());
        if (name.equals("ram") && isTrue) {
            report.error(
                    "storage-ram-persistent",
                    persistent.get().place(),
                    persistent.get().path() + ": what class ram keeps is lost with the replica",
                    "write persistent: false, or class: beta3");
        } else if (PERSISTENT_CLASSES.contains(name) && !isTrue) {
            report.error(
                    "storage-class-ephemeral",
                    persistent.get().place(),
                    persistent.get().path() + " is "
                            + report.seen(persistent.get().node()) + ", but class " + name
                            + " is for persistent volumes",
                    "write persistent: true, or remove attributes");
        }
    }

    /** {@code true} or {@code "true"}, and nothing else. */
    private static boolean isTrue(Node node) {
        return node instanceof Bool bool && bool.value()
                || node instanceof Str text && text.value().equals("true");
    }
}
