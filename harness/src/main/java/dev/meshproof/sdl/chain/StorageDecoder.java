package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Sdl.Storage;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code resources.storage}: one volume as a map, or a list of them (go/sdl, storage.go). */
final class StorageDecoder {
    private static final String DEFAULT = "default";
    private static final long LEAST = 5L << 20;
    private static final long MOST = 32L << 40;

    private final Decoder decoder;
    private final Report report;
    private final Report whenUsed;

    StorageDecoder(Report report, Report whenUsed) {
        this.decoder = new Decoder(report);
        this.report = report;
        this.whenUsed = whenUsed;
    }

    /** Empty for a single value or an empty list, which Go takes and refuses once the profile is used. */
    List<Storage> read(String path, Yaml node) {
        List<Storage> volumes = new ArrayList<>();
        if (node.resolved() instanceof Sequence list) {
            Set<String> names = new HashSet<>();
            for (Yaml item : list.nodes()) {
                Storage volume = item(path, item);
                volumes.add(volume);
                if (!names.add(volume.name())) {
                    refuseName(path, item, volume.name());
                }
            }
        } else if (node.resolved() instanceof Mapping) {
            Optional<Fields> fields = decoder.struct(path, node);
            // Go decodes the name and then overwrites it, so that it has to be a text all the same.
            fields.ifPresent(f -> f.string("name"));
            volumes.add(volume(path, node, DEFAULT, fields));
        }
        return List.copyOf(volumes);
    }

    /** Null items stay, with no size: each is decoded on its own. */
    private Storage item(String path, Yaml item) {
        Optional<Fields> fields = decoder.struct(path, item);
        String name = fields.flatMap(f -> f.string("name"))
                .map(Text::value)
                .filter(value -> !value.isEmpty())
                .orElse(DEFAULT);
        return volume(path, item, name, fields);
    }

    /** {@code sdl: duplicated volume name}. */
    private void refuseName(String path, Yaml item, String name) {
        Optional<Yaml> written = decoder.struct(path, item).flatMap(f -> f.get("name"));
        report.error(
                "storage-name",
                written.orElse(item),
                path + " has two volumes named \"" + name + "\"",
                written.isPresent()
                        ? "give each a name of its own"
                        : "write name: and a name of its own; without one it is default");
    }

    private Storage volume(String path, Yaml node, String name, Optional<Fields> fields) {
        Optional<Yaml> size = fields.flatMap(f -> f.get("size"));
        long bytes = new Quantity(report, whenUsed, path + ".size", "512Mi")
                .read(size, node, Quantities::bytes, LEAST, MOST, "5Mi to 32Ti");
        StorageAttributes attributes = fields.flatMap(f -> f.written("attributes"))
                .filter(written -> !Nulls.isNull(written, report))
                .map(written -> StorageAttributes.read(path + ".attributes", written, decoder))
                .orElse(StorageAttributes.NONE);
        return new Storage(
                name,
                bytes,
                attributes.persistent(),
                attributes.storageClass(),
                size.orElse(node).at());
    }
}
