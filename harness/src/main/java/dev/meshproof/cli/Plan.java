package dev.meshproof.cli;

import dev.meshproof.evidence.PlanSecrets;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.run.RunJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof plan}: what {@code verify} would run, with where each thing was read. Needs no engine. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints what a lab would run of SDLs, and what is known of each service. Needs no Docker.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:planned", "2:wrong use, or an SDL that cannot run"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof plan examples/two-services",
            "  meshproof plan deploy --lab deploy/meshproof.lab.yaml --json"
        })
final class Plan implements Callable<Integer> {
    private static final int WIDTH = 80;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "SDL|DIR", description = "SDL files, or folders of them.")
    private List<Path> sources = List.of();

    @Option(names = "--json", description = "Print the plan as JSON, as plan.json has it in a run's folder.")
    private boolean json;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Override
    public Integer call() {
        LabPlan plan = lab.plan(sources, spec.commandLine());
        Redaction redaction = new Redaction();
        PlanSecrets.of(plan).forEach(redaction::add);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(RunJson.write(plan, redaction));
        } else {
            boolean colour = spec.commandLine().getColorScheme().ansi().enabled();
            out.print(new PlanTree(WIDTH, new Paint(colour), redaction::redact).render(plan));
        }
        out.flush();
        return ExitCode.PROVEN;
    }
}
