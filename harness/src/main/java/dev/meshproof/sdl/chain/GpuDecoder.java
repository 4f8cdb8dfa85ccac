package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl.Gpu;
import dev.meshproof.sdl.chain.go.Integers;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** {@code resources.gpu} (go/sdl, gpu.go, v2ResourceGPU; go/node/deployment, resourceunit.go, validateGPU). */
final class GpuDecoder {
    private static final int MOST = 24;
    private static final List<String> FIELDS = List.of("units", "attributes");
    private static final BigInteger SATURATED = BigInteger.valueOf(Integer.MAX_VALUE);

    private final String path;
    private final Report report;
    private final Report whenUsed;
    private Optional<Yaml> written = Optional.empty();
    private long units;
    private List<String> models = List.of();

    GpuDecoder(String path, Report report, Report whenUsed) {
        this.path = path;
        this.report = report;
        this.whenUsed = whenUsed;
    }

    static Gpu none(Position at) {
        return new Gpu(new Located<>(0, at), List.of());
    }

    Gpu read(Yaml node) {
        if (Pairs.odd(node)) {
            report.error("not-a-map", node, path + " is a list", "write a map with units and attributes");
        }
        Yaml attributes = node;
        for (Entry entry : Pairs.of(node)) {
            switch (Pairs.value(entry.keyNode())) {
                case "units" -> units(entry.node());
                case "attributes" -> {
                    attributes = entry.keyNode();
                    models = Nulls.isNull(entry.node(), report)
                            ? List.of()
                            : new GpuAttributes(path + ".attributes", report).read(entry.node());
                }
                default ->
                    report.error(
                            "gpu-field",
                            entry.keyNode(),
                            path + "." + entry.name() + " is no field of a GPU",
                            Suggestions.among(entry.name(), FIELDS));
            }
        }
        checkTogether(node, attributes);
        return new Gpu(new Located<>((int) units, written.orElse(node).at()), models);
    }

    /** Go reads the text, so that quotes do not matter, and a sign or a prefix does. */
    private void units(Yaml node) {
        if (Nulls.isNull(node, report)) {
            return;
        }
        written = Optional.of(node);
        String text = node.resolved() instanceof Scalar scalar ? scalar.value() : "";
        Optional<BigInteger> number = Integers.unsigned(text, 10);
        if (number.isEmpty()) {
            report.error(
                    "gpu-units",
                    node,
                    path + ".units is " + node.kind() + ", which is no whole number",
                    "write a number from 0 to 24");
        }
        units = number.orElse(BigInteger.ZERO).min(SATURATED).longValue();
        if (units > MOST) {
            whenUsed.error(
                    "gpu-units", node, path + ".units is " + text + ": out of range", "write a number from 0 to 24");
        }
    }

    /** {@code GPU attributes must be present if units > 0}; {@code attributes cannot be present if units == 0}. */
    private void checkTogether(Yaml node, Yaml attributes) {
        if (units > 0 && models.isEmpty()) {
            report.error(
                    "gpu-attributes",
                    written.orElse(node),
                    path + ".attributes is missing though units is " + units,
                    "write attributes: {vendor: {nvidia: }} for any model");
        } else if (units == 0 && !models.isEmpty()) {
            whenUsed.error(
                    "gpu-attributes",
                    attributes,
                    path + ".attributes is given though units is 0",
                    "write units: 1 or more, or leave the attributes out");
        }
    }
}
