package dev.meshproof.cli;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a lab is made of beside the SDLs, as several commands take it. */
final class LabOptions {
    @Option(
            names = "--lab",
            paramLabel = "FILE",
            description = "A lab file: providers, intents, and what no SDL says, see docs/lab-file.md (default: none).")
    private @Nullable Path labFile;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "The control plane's policy, as headscale takes it (default: what the lab file names, or none: the"
                            + " lab's nodes are admitted to each other).")
    private @Nullable Path policy;

    @Option(
            names = "--relays",
            paramLabel = "N",
            description = "How many DERP relays the tailnet has (default: what the lab file says, or 1).")
    private @Nullable Integer relays;

    /** @throws ParameterException if the number of relays is none that a lab can have */
    LabPlan plan(List<Path> sources, CommandLine command) {
        Planner.Options options = Planner.Options.of(sources);
        if (labFile != null) {
            options = options.withLabFile(labFile);
        }
        if (policy != null) {
            options = options.withPolicy(policy);
        }
        if (relays != null) {
            if (relays < 1 || relays > Planner.Options.MOST_RELAYS) {
                throw new ParameterException(
                        command, "--relays " + relays + ": a lab has from 1 to " + Planner.Options.MOST_RELAYS);
            }
            options = options.withRelays(relays);
        }
        return Planner.plan(sources, options);
    }
}
