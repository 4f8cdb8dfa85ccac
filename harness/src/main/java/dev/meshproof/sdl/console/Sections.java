package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a document that refer to each other. What is not as the schema wants it is passed over: its own rule says so. */
record Sections(Spot root) {
    List<Spot> services() {
        return root.at("services").map(Sections::entries).orElse(List.of());
    }

    Optional<Spot> deployment() {
        return map(root, "deployment");
    }

    Optional<Spot> endpoints() {
        return map(root, "endpoints");
    }

    Optional<Spot> compute() {
        return root.at("profiles").flatMap(profiles -> map(profiles, "compute"));
    }

    Optional<Spot> placement() {
        return root.at("profiles").flatMap(profiles -> map(profiles, "placement"));
    }

    /** Where the services are to run, each on each placement. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        long size = 0;
        for (Spot service : services()) {
            for (Spot at : deployment()
                    .flatMap(d -> d.at(service.name()))
                    .map(Sections::entries)
                    .orElse(List.of())) {
                Optional<Spot> profile = at.at("profile").filter(p -> p.node() instanceof Str);
                if (profile.isPresent()) {
                    Run run = run(service, at, profile.get());
                    runs.add(run);
                    size += run.size();
                }
                Limits.check(++size, at);
            }
        }
        return runs;
    }

    private Run run(Spot service, Spot at, Spot profile) {
        String name = profile.node() instanceof Str text ? text.value() : "";
        Optional<Spot> resources = compute().flatMap(c -> c.at(name)).flatMap(c -> c.at("resources"));
        return new Run(service, at, profile, name, resources);
    }

    /**
     * A service on a placement.
     *
     * @param at its entry in {@code deployment}, whose name is the placement's
     * @param resources of its profile; empty where there are none
     */
    record Run(Spot service, Spot at, Spot profile, String profileName, Optional<Spot> resources) {
        /** The volumes of the profile: one map, or a list of them. */
        List<Spot> volumes() {
            Optional<Spot> storage = resources.flatMap(r -> r.at("storage"));
            if (storage.isPresent() && storage.get().node() instanceof Seq list) {
                return list.items().stream().map(storage.get()::item).toList();
            }
            return storage.map(List::of).orElse(List.of());
        }

        private int size() {
            return volumes().size()
                    + mounts().map(Sections::names).orElse(Set.of()).size();
        }

        Optional<Spot> mounts() {
            return service.at("params").flatMap(params -> map(params, "storage"));
        }

        Optional<Spot> gpu() {
            return resources.flatMap(r -> map(r, "gpu"));
        }
    }

    private static Optional<Spot> map(Spot of, String key) {
        return of.at(key).filter(spot -> spot.node() instanceof Obj);
    }

    static List<Spot> entries(Spot of) {
        List<Spot> entries = new ArrayList<>();
        if (of.node() instanceof Obj map) {
            map.entries().forEach((key, entry) -> entries.add(of.child(key, entry)));
        }
        return entries;
    }

    static Set<String> names(Spot of) {
        return of.node() instanceof Obj map ? map.entries().keySet() : Set.of();
    }

    static List<Spot> items(Optional<Spot> of) {
        return of.isPresent() && of.get().node() instanceof Seq list
                ? list.items().stream().map(of.get()::item).toList()
                : List.of();
    }

    /** The string under a key; empty where it is none. */
    static Optional<String> text(Spot of, String key) {
        Optional<Node> node = of.at(key).map(Spot::node);
        return node.isPresent() && node.get() instanceof Str text ? Optional.of(text.value()) : Optional.empty();
    }
}
