package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.Sections.Run;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** GPUs of profiles that are deployed, and what wants one (validateSDL.ts, #validateGPU and #validateTEE). */
final class GpuChecks {
    private final Report report;
    private final Map<String, String> teeByPlacement = new HashMap<>();

    GpuChecks(Report report) {
        this.report = report;
    }

    /**
     * {@code GPU must have attributes if units is not 0.} and {@code GPU must specify a vendor if units is not 0.} Here, unlike
     * in the schema, a quoted "0" is not 0.
     */
    void gpuHasVendor(Run run) {
        Optional<Spot> gpu = run.gpu();
        Optional<Spot> units = gpu.flatMap(g -> g.at("units"));
        if (units.isEmpty() || !isAmount(units.get()) || !isSome(units.get())) {
            return;
        }
        Optional<Spot> attributes = gpu.flatMap(g -> g.at("attributes"));
        boolean vendor = attributes.flatMap(a -> a.at("vendor")).isPresent();
        if (attributes.isEmpty() && !schemaSaysSo(units.get())) {
            report.error(
                    "gpu-attributes",
                    units.get().place(),
                    units.get().path() + " is " + report.seen(units.get().node())
                            + ", which Akash Console does not take for 0, and no attributes say which GPU",
                    "write units: 0, without quotes, or remove gpu");
        } else if (attributes.isPresent() && !vendor) {
            report.error(
                    "gpu-vendor",
                    attributes.get().label(),
                    attributes.get().path() + " name no vendor",
                    "write vendor: {nvidia: [{model: a100}]} below it");
        }
    }

    private static boolean isAmount(Spot units) {
        return units.node() instanceof Str || units.node() instanceof Num;
    }

    /** {@code !== 0}. */
    private static boolean isSome(Spot units) {
        return !(units.node() instanceof Num number) || number.value() != 0;
    }

    private static boolean schemaSaysSo(Spot units) {
        return units.node() instanceof Str text && !Decimals.isZero(text.value())
                || units.node() instanceof Num number && number.value() > 0;
    }

    /** {@code Service "x" tee type requires gpu resources.} */
    void teeHasGpu(Run run) {
        Optional<Spot> tee = run.service().at("params").flatMap(params -> params.at("tee"));
        boolean gpu =
                run.gpu().flatMap(g -> g.at("units")).filter(GpuChecks::isSome).isPresent();
        if (tee.isPresent() && isTee(tee.get(), "cpu-gpu") && run.resources().isPresent() && !gpu) {
            report.error(
                    "tee-gpu",
                    tee.get().place(),
                    tee.get().path() + " is cpu-gpu, but the compute profile " + Names.quoted(run.profileName())
                            + " has no GPU",
                    "write tee: cpu, or give the profile a gpu");
        }
    }

    private static boolean isTee(Spot tee, String kind) {
        return tee.node() instanceof Str text && text.value().equals(kind);
    }

    /** {@code conflicting tee types in placement group "x".} */
    void oneTeeToAPlacement(Run run) {
        Optional<Spot> tee = run.service().at("params").flatMap(params -> params.at("tee"));
        if (tee.isEmpty() || !isTee(tee.get(), "cpu") && !isTee(tee.get(), "cpu-gpu")) {
            return;
        }
        String kind = isTee(tee.get(), "cpu") ? "cpu" : "cpu-gpu";
        String other = teeByPlacement.putIfAbsent(run.at().name(), kind);
        if (other != null && !other.equals(kind)) {
            report.error(
                    "tee-mixed",
                    tee.get().place(),
                    tee.get().path() + " is " + kind + ", but another service on the placement "
                            + Names.quoted(run.at().name()) + " has " + other,
                    "write the same, or use another placement");
        }
    }
}
