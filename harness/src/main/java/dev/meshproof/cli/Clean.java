package dev.meshproof.cli;

import dev.meshproof.lab.LabException;
import dev.meshproof.lab.Leftovers;
import dev.meshproof.verify.LabEngine;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshproof clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description =
                "Removes the containers, networks and volumes that labs left behind, and nothing else: a lab whose"
                        + " process still runs is left alone.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing of them is left",
            "2:wrong use",
            "3:something could not be removed, or no engine answers"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof clean", "  meshproof clean --cache"})
final class Clean implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cache", description = "Remove the package cache too.")
    private boolean cache;

    @Override
    public Integer call() {
        Leftovers leftovers = new Leftovers(new LabEngine().client(), ForkJoinPool.commonPool());
        Leftovers.Removed result = leftovers.removeAbandoned();
        List<String> removed = result.things();
        PrintWriter out = spec.commandLine().getOut();
        removed.forEach(thing -> out.println("removed " + thing));
        if (!result.stuck().isEmpty()) {
            throw new LabException(
                    "the engine does not remove " + String.join(", ", result.stuck())
                            + "; a container that is not ours may be on that network, or the engine has lost count of them: then restart it");
        }
        if (cache && leftovers.removeCache()) {
            out.println("removed the package cache");
        } else if (removed.isEmpty()) {
            out.println("nothing was left behind");
        }
        return 0;
    }
}
