package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl.Compute;
import dev.meshproof.sdl.Sdl.Gpu;
import dev.meshproof.sdl.Sdl.Storage;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.Quantities.Reading;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code profiles.compute} (chain-sdk go/sdl, resources.go, cpu.go, memory.go, storage.go, gpu.go). */
final class ComputeReader {
    private static final long MEBI = 1L << 20;
    private static final long TEBI = 1L << 40;

    private final Diagnostics diagnostics;

    ComputeReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<Compute> profiles(Optional<Fields> section) {
        List<Compute> profiles = new ArrayList<>();
        for (Fields.Named named : section.map(Fields::maps).orElse(List.of())) {
            part(named.fields(), named.name().at(), "resources")
                    .ifPresent(resources -> profiles.add(compute(named.name(), resources)));
        }
        return List.copyOf(profiles);
    }

    private Compute compute(Located<String> name, Fields resources) {
        Located<Long> cpu = part(resources, name.at(), "cpu")
                .map(f -> quantity(f, "units", name.at(), "0.5", Quantities::milliCpus, 10, 384_000, "10m to 384"))
                .orElse(new Located<>(0L, name.at()));
        Located<Long> memory = part(resources, name.at(), "memory")
                .map(f -> quantity(f, "size", name.at(), "512Mi", Quantities::bytes, MEBI, 2 * TEBI, "1Mi to 2Ti"))
                .orElse(new Located<>(0L, name.at()));
        Located<Integer> gpus = resources.map("gpu").flatMap(f -> gpus(f)).orElse(new Located<>(0, name.at()));
        return new Compute(name, cpu, memory, storage(resources, name.at()), new Gpu(gpus, List.of()));
    }

    private Optional<Fields> part(Fields fields, Position owner, String key) {
        Optional<Fields> part = fields.map(key);
        if (fields.get(key).isEmpty()) {
            diagnostics.error(
                    "missing", owner, fields.path() + "." + key + " is missing", "write " + key + ": and its amount");
        }
        return part;
    }

    private Located<Long> quantity(
            Fields fields,
            String key,
            Position owner,
            String example,
            Function<String, Reading> reader,
            long least,
            long most,
            String range) {
        Optional<Text> text = new Fields(fields.map(), fields.path(), owner, diagnostics)
                .required(key, "write " + key + ": " + example);
        if (text.isEmpty()) {
            return new Located<>(0L, owner);
        }
        Reading reading = reader.apply(text.get().value());
        if (reading.value().isEmpty()) {
            report(fields, key, text.get(), reading);
        } else if (reading.value().get() < least || reading.value().get() > most) {
            report(fields, key, text.get(), Reading.wrong("out of range", "Akash takes " + range));
        }
        return new Located<>(reading.value().orElse(0L), text.get().at());
    }

    private static void report(Fields fields, String key, Text text, Reading reading) {
        fields.wrong(
                reading.problem().startsWith("unknown suffix") ? "size-suffix" : "quantity",
                text.at(),
                key,
                "\"" + text.value() + "\": " + reading.problem(),
                reading.hint());
    }

    private static Optional<Located<Integer>> gpus(Fields fields) {
        Optional<Scalar> units = fields.get("units").flatMap(value -> fields.scalar("units", value));
        OptionalLong number = units.map(u -> Scalars.integer(unquoted(u))).orElse(OptionalLong.of(0));
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > 24) {
            units.ifPresent(u -> fields.wrong("gpu-units", u.at(), "units", u.kind(), "write a number from 0 to 24"));
            return Optional.empty();
        }
        return units.map(u -> new Located<>((int) number.getAsLong(), u.at()));
    }

    /** GPU units are parsed from the scalar's text, so that quotes do not matter. */
    private static Scalar unquoted(Scalar scalar) {
        return new Scalar(scalar.text(), Yaml.Style.PLAIN, "", scalar.length());
    }

    private List<Storage> storage(Fields resources, Position owner) {
        Optional<Yaml> value = resources.get("storage");
        List<Storage> volumes = new ArrayList<>();
        if (value.isEmpty()) {
            part(resources, owner, "storage");
        } else if (value.get() instanceof Sequence) {
            Set<String> names = new HashSet<>();
            for (Yaml item : resources.list("storage")) {
                resources.asMap("storage", item, item.at()).ifPresent(f -> {
                    Storage volume = volume(f, f.text("name").map(Text::value).orElse("default"), f.owner());
                    volumes.add(volume);
                    if (!names.add(volume.name())) {
                        f.wrong(
                                "storage-name",
                                f.owner(),
                                "name",
                                "\"" + volume.name() + "\" is given twice",
                                "name each");
                    }
                });
            }
        } else if (value.get() instanceof Mapping) {
            resources.map("storage").ifPresent(f -> volumes.add(volume(f, "default", owner)));
        } else {
            resources.wrong(
                    "not-a-map",
                    value.get().at(),
                    "storage",
                    "is " + value.get().kind(),
                    "write size: below it");
        }
        return List.copyOf(volumes);
    }

    private Storage volume(Fields fields, String name, Position owner) {
        Located<Long> size =
                quantity(fields, "size", owner, "512Mi", Quantities::bytes, 5 * MEBI, 32 * TEBI, "5Mi to 32Ti");
        Optional<Fields> attributes = fields.map("attributes");
        boolean persistent = attributes
                .flatMap(a -> a.text("persistent"))
                .filter(t -> Set.of("true", "on", "yes").contains(t.value()))
                .isPresent();
        Optional<String> storageClass = attributes.flatMap(a -> a.text("class")).map(Text::value);
        return new Storage(name, size.value(), persistent, storageClass, size.at());
    }
}
