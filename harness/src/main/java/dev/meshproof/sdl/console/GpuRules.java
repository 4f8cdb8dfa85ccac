package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.Optional;

/** {@code profiles.compute.NAME.resources.gpu} (sdl-input.schema.yaml). */
final class GpuRules {
    private static final String VENDOR = "write attributes: {vendor: {nvidia: [{model: a100}]}}, or units: 0";

    private static final Rule MODEL = Fields.of("a GPU model")
            .optional("model", Texts.any("write a model, such as a100"))
            .optional("ram", Texts.any("write 80Gi"))
            .optional("interface", Texts.oneOf("gpu-interface", "pcie", "sxm"));

    private static final Rule ATTRIBUTES = Fields.of("attributes of a GPU", "gpu-attribute")
            .optional(
                    "vendor",
                    Fields.of("vendor", "gpu-vendor")
                            .optional("nvidia", Lists.of(MODEL).orNothing())
                            .and(GpuRules::someVendor));

    static final Rule GPU = Fields.of("gpu", "gpu-field")
            .optional("units", GpuRules::units)
            .optional("attributes", ATTRIBUTES)
            .and(GpuRules::unitsAndAttributes);

    private GpuRules() {}

    private static void units(Spot spot, Report report) {
        if (!isAmount(spot.node())) {
            report.error(
                    "gpu-units",
                    spot.place(),
                    spot.path() + " is " + report.seen(spot.node()) + ": Akash Console takes a number",
                    "write how many, such as 1");
        }
    }

    private static boolean isAmount(Node units) {
        return units instanceof Str || units instanceof Num;
    }

    private static void someVendor(Spot spot, Report report) {
        if (spot.node() instanceof Obj map && map.entries().isEmpty()) {
            report.error("gpu-vendor", spot.place(), spot.path() + " names none", "write nvidia: below it");
        }
    }

    /** gpuUnitsGt0RequiresAttributes and gpuAttributesRequireUnitsGt0. */
    private static void unitsAndAttributes(Spot gpu, Report report) {
        Optional<Spot> units = gpu.at("units");
        Optional<Spot> attributes = gpu.at("attributes");
        boolean some = units.filter(u -> isSome(u.node())).isPresent();
        boolean none = units.isEmpty() || isAmount(units.get().node()) && !some;
        if (some && attributes.isEmpty()) {
            Spot at = units.orElse(gpu);
            report.error(
                    "gpu-attributes",
                    at.place(),
                    at.path() + " is " + report.seen(at.node()) + ", and no attributes say which GPU",
                    VENDOR);
        } else if (none && attributes.isPresent()) {
            report.error(
                    "gpu-attributes",
                    attributes.get().label(),
                    attributes.get().path() + " describe a GPU that units do not ask for",
                    "write units: 1, or remove attributes");
        }
    }

    /** A number above 0, or any string but a zero. */
    private static boolean isSome(Node units) {
        return units instanceof Str text && !Decimals.isZero(text.value())
                || units instanceof Num number && number.value() > 0;
    }
}
