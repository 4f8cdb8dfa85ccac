package dev.meshproof.cli.bench;

import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.containers.image.MirrorForm;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.lab.LabException;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof bench floor}: a whole {@code verify} against plain Docker bringing the same SDLs to answer. */
@Command(
        name = "floor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Times a whole verify (from the shell, the lab taken down) against a plain Docker script that brings"
                        + " the same SDLs to the point where all ordered pairs answer. Both in turn, after one warm-up of each.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "2:wrong use", "3:a run was not PROVEN, or the floor's script cannot run here"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench floor", "  meshproof bench floor --rounds 5 --json"})
final class FloorBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "SDL|DIR",
            description = "SDL files, or folders of them (default: examples/three-providers).")
    private List<Path> sources = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "Counted runs of each (default: 3).")
    private int rounds = 3;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    /**
     * What was measured.
     *
     * @param ratio of the medians, verify to floor
     * @param controls that decided something in each verify
     * @param memoryMib resident memory at its highest, of the JVM and of each container, in one more run
     */
    record Figures(double ratio, Spread verify, Spread floor, int controls, int checks, Map<String, Long> memoryMib) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> sdls =
                sources.isEmpty() ? List.of(VerifyProcess.top().resolve("examples/three-providers")) : sources;
        LabPlan plan = Planner.plan(sdls, Planner.Options.of(sdls));
        PrintWriter err = spec.commandLine().getErr();
        ImageSet images = new LabEngine().images(plan, Origin.AUTO, err::println);
        if (images.mirrorForm() != MirrorForm.LOCAL) {
            throw new LabException(
                    "the floor's script serves packages from the local repository only, and images here were"
                            + " pulled; run it on an engine whose images were built with `meshproof images --images STAND_IN`");
        }
        Floor floor = Floor.prepare(plan, images);
        try {
            print(measure(floor, new VerifyProcess(sdls), err));
        } finally {
            floor.remove();
        }
        return 0;
    }

    private Figures measure(Floor floor, VerifyProcess verify, PrintWriter err)
            throws IOException, InterruptedException {
        err.println("warming up");
        floor.run();
        verify.run();
        List<Double> floors = new ArrayList<>();
        List<Double> verifies = new ArrayList<>();
        VerifyProcess.Run last = null;
        for (int round = 1; round <= rounds; round++) {
            floors.add(floor.run());
            last = verify.run();
            verifies.add(last.seconds());
            err.printf(
                    Locale.ROOT,
                    "round %d of %d: floor %.2f s, verify %.2f s%n",
                    round,
                    rounds,
                    floors.get(round - 1),
                    last.seconds());
        }
        if (last == null) {
            throw new IllegalArgumentException("--rounds " + rounds + ": at least 1");
        }
        err.println("one more run, for memory");
        Spread of = Spread.of(verifies);
        Spread under = Spread.of(floors);
        return new Figures(
                Math.round(of.median() / under.median() * 1000) / 1000.0,
                of,
                under,
                last.controls(),
                last.checks(),
                verify.memory());
    }

    private void print(Figures figures) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonFigures.print(figures, out);
            return;
        }
        out.println("verify, from the shell, lab taken down  " + figures.verify());
        out.println("floor, until all pairs answer            " + figures.floor());
        out.printf(
                Locale.ROOT,
                "ratio of the medians                     %.3f   (%d checks and %d controls in each verify)%n",
                figures.ratio(),
                figures.checks(),
                figures.controls());
        out.println();
        out.println("memory at its highest, MiB");
        figures.memoryMib().forEach((what, mib) -> out.printf(Locale.ROOT, "  %-40s %6d%n", what, mib));
    }
}
