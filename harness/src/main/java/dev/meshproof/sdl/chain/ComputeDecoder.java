package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Compute;
import dev.meshproof.sdl.Sdl.Gpu;
import dev.meshproof.sdl.Sdl.Storage;
import dev.meshproof.sdl.chain.Quantities.Reading;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code profiles.compute.NAME} (go/sdl, resources.go, cpu.go, memory.go; go/node/deployment, resourceunit.go). */
final class ComputeDecoder {
    private static final int LEAST_CPU = 10;
    private static final int MOST_CPU = 384_000;
    private static final long LEAST_MEMORY = 1L << 20;
    private static final long MOST_MEMORY = 2L << 40;

    private final Report report;
    private final Report whenUsed = new Report();
    private final Located<String> name;
    private boolean present;

    ComputeDecoder(Report report, Located<String> name) {
        this.report = report;
        this.name = name;
    }

    Drafts.Compute read(Yaml node) {
        Decoder decoder = new Decoder(report);
        String path = "profiles.compute." + name.value();
        Optional<Fields> resources = decoder.struct(path, node).flatMap(f -> f.struct("resources"));
        present = resources.isPresent();
        if (!present) {
            whenUsed.error(
                    "missing",
                    name,
                    path + ".resources is missing",
                    "write resources: with cpu, memory and storage below it");
        }
        Fields fields = resources.orElse(new Fields(path + ".resources", node, List.of(), decoder));
        Located<Long> cpu =
                amount(fields, "cpu", "units", "0.5", Quantities::milliCpus, LEAST_CPU, MOST_CPU, "10m to 384");
        fields.struct("cpu").flatMap(f -> f.get("attributes")).ifPresent(n -> cpuAttributes(fields.name("cpu"), n));
        Located<Long> memory =
                amount(fields, "memory", "size", "512Mi", Quantities::bytes, LEAST_MEMORY, MOST_MEMORY, "1Mi to 2Ti");
        Gpu gpu = fields.get("gpu")
                .map(n -> new GpuDecoder(fields.name("gpu"), report, whenUsed).read(n))
                .orElse(GpuDecoder.none(name.at()));
        List<Storage> storage = storage(fields);
        return new Drafts.Compute(
                new Compute(name, cpu, memory, storage, gpu), gpu.units().value(), present, whenUsed.found());
    }

    private Located<Long> amount(
            Fields resources,
            String part,
            String field,
            String example,
            Function<String, Reading> reader,
            long least,
            long most,
            String range) {
        Optional<Fields> fields = resources.struct(part);
        if (fields.isEmpty()) {
            missing(resources, part);
            return new Located<>(0L, name.at());
        }
        Optional<Yaml> node = fields.get().get(field);
        long value = new Quantity(report, whenUsed, fields.get().name(field), example)
                .read(node, fields.get().owner(), reader, least, most, range);
        return new Located<>(value, node.orElse(fields.get().owner()).at());
    }

    /** {@code invalid unit CPU, cannot be nil}, and so for memory and storage. */
    private void missing(Fields resources, String part) {
        if (present && resources.get(part).isEmpty()) {
            whenUsed.error("missing", name, resources.name(part) + " is missing", "write " + part + ": and its amount");
        }
    }

    private List<Storage> storage(Fields resources) {
        Optional<Yaml> node = resources.get("storage");
        if (node.isEmpty()) {
            missing(resources, "storage");
            return List.of();
        }
        List<Storage> volumes = new StorageDecoder(report, whenUsed).read(resources.name("storage"), node.get());
        if (volumes.isEmpty()) {
            whenUsed.error(
                    "storage-none",
                    node.get(),
                    resources.name("storage") + " is " + node.get().kind() + ", which holds no volume",
                    "write size: and an amount below it");
        }
        return volumes;
    }

    /** {@code unsupported cpu attribute}; the same one twice fails once the profile is used (cpu.go, resourceunit.go). */
    private void cpuAttributes(String cpu, Yaml node) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : Pairs.of(node)) {
            String attribute = Pairs.value(entry.keyNode());
            if (!attribute.equals("arch")) {
                report.error(
                        "cpu-attribute",
                        entry.keyNode(),
                        cpu + ".attributes." + entry.name() + " is no attribute that Akash knows",
                        Suggestions.among(entry.name(), List.of("arch")));
            } else if (!Nulls.isNull(entry.node(), report)) {
                new Decoder(report).string(cpu + ".attributes.arch", entry.node());
            }
            if (!seen.add(attribute)) {
                whenUsed.error(
                        "yaml-duplicate-key",
                        entry.keyNode(),
                        cpu + ".attributes." + attribute + " is given twice",
                        "keep one of them");
            }
        }
    }
}
