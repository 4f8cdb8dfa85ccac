package dev.meshproof.sdl.console;

import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.console.Sections.Run;
import dev.meshproof.sdl.console.jsyaml.Fault;
import dev.meshproof.sdl.console.jsyaml.JsYaml;
import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.yaml.Source;
import java.util.Optional;

/**
 * What Akash Console says of an SDL (chain-sdk, ts/src/sdl/validateSDL, on what js-yaml's {@code load} makes of the text). It
 * stops at the schema where that refuses; this one goes on, so that a user learns of everything at once: the verdict is the same.
 *
 * <p>Not judged here (console at d84c9e93): the editor reads with another library, {@code yaml}, which merges no {@code <<}; the
 * console's API writes {@code uact} over every denom before it asks; and {@code generateManifest}, which comes after the verdict,
 * throws on sizes such as {@code lots} or {@code "1048576"}.
 */
public final class ConsoleJudge {
    private ConsoleJudge() {}

    /** Never throws for a document, however bad. The judgement holds no SDL: what a value means is the chain's business. */
    public static Judgement judge(Source source) {
        Report report = new Report(source);
        try {
            Optional<Node> document = JsYaml.load(source.text()).filter(node -> node.start() >= 0);
            if (document.isPresent()) {
                judge(Spot.root(document.get()), report);
            } else {
                report.error("empty", 0, 1, "is empty", "an SDL has version, services, profiles and deployment");
            }
        } catch (Fault fault) {
            report.error(fault.code(), fault.index(), fault.length(), fault.getMessage(), fault.hint());
        } catch (Limits.TooMuch tooMuch) {
            tooMuch.report(report);
        }
        return new Judgement(Optional.empty(), report.found());
    }

    private static void judge(Spot root, Report report) {
        SdlRules.SDL.check(root, report);
        Sections sections = new Sections(root);
        DeploymentChecks deployment = new DeploymentChecks(sections, report);
        VolumeChecks volumes = new VolumeChecks(report);
        GpuChecks gpus = new GpuChecks(report);
        deployment.everyServiceIsDeployed();
        for (Run run : sections.runs()) {
            deployment.placementExists(run);
            deployment.profileExists(run);
            deployment.profileHasPrice(run);
            volumes.mountsNameVolumes(run);
            volumes.mountsDiffer(run);
            volumes.persistentVolumesAreMounted(run);
            gpus.gpuHasVendor(run);
            gpus.teeHasGpu(run);
            gpus.oneTeeToAPlacement(run);
        }
        new AddressChecks(sections, report).check();
    }
}
