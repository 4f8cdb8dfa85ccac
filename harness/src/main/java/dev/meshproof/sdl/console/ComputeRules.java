package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Str;

/** {@code profiles.compute} (sdl-input.schema.yaml). */
final class ComputeRules {
    private static final String HOW_MUCH = "write cores, such as 0.5, or thousandths, such as 500m";

    private static final Rule CPU = Fields.of("cpu")
            .required("units", ComputeRules::units, "write units: 0.5")
            .optional("attributes", Maps.any());

    private static final Rule MEMORY = Fields.of("memory").required("size", Texts.size("512Mi"), "write size: 512Mi");

    static final Rule COMPUTE = Maps.of(Fields.of("a compute profile")
            .required(
                    "resources",
                    Fields.of("resources")
                            .required("cpu", CPU, "write cpu: {units: 0.5}")
                            .required("memory", MEMORY, "write memory: {size: 512Mi}")
                            .required("storage", StorageRules.STORAGE, "write storage: {size: 1Gi}")
                            .optional("gpu", GpuRules.GPU),
                    "write resources: with cpu:, memory: and storage: below it"));

    private ComputeRules() {}

    private static void units(Spot spot, Report report) {
        Node node = spot.node();
        if (node instanceof Num number) {
            if (!(number.value() > 0)) {
                report.error("cpu-units", node, spot.path() + " is " + report.seen(node) + ": no CPU at all", HOW_MUCH);
            }
        } else if (!(node instanceof Str text)) {
            report.error(
                    "cpu-units",
                    spot.place(),
                    spot.path() + " is " + report.seen(node) + ": Akash Console takes an amount of CPU",
                    HOW_MUCH);
        } else if (!isAmount(text.value())) {
            report.error("cpu-units", node, spot.path() + " " + report.seen(node) + ": no amount of CPU", HOW_MUCH);
        } else if (isZero(text.value())) {
            report.error("cpu-units", node, spot.path() + " " + report.seen(node) + ": no CPU at all", HOW_MUCH);
        }
    }

    /** {@code ^[0-9]+(\.[0-9]+)?[a-zA-Z]*$}. */
    private static boolean isAmount(String text) {
        int end = Decimals.end(text);
        return end > 0 && text.chars().skip(end).allMatch(c -> c < 128 && Character.isLetter(c));
    }

    /** {@code ^0+(\.0+)?m?$}. */
    private static boolean isZero(String text) {
        return Decimals.isZero(text.endsWith("m") ? text.substring(0, text.length() - 1) : text);
    }
}
