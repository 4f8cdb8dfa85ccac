package dev.meshproof.scenarios.broken;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.meshproof.containers.LabContainer;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Sabotage;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A mutant's files on disk, and the lab that they make. */
record MutantLab(String name, Mutant mutant, Base base, Path folder) {
    private static final String VERIFY = "-verify-client-url";

    static MutantLab of(Mutants.Named named, Path folder) {
        return new MutantLab(named.name(), named.mutant(), named.base(), folder);
    }

    /** @throws IllegalArgumentException if a patch does not match its SDL */
    LabPlan plan() throws IOException {
        List<Path> sdls = new ArrayList<>();
        Map<String, List<Mutant.Patch>> patches = mutant.patch().orElse(Map.of());
        Set<String> unknown = new HashSet<>(patches.keySet());
        for (Path example : base.files()) {
            String file = example.getFileName().toString();
            String sdl = Files.readString(example);
            for (Mutant.Patch patch : patches.getOrDefault(file, List.of())) {
                sdl = patch.in(sdl, file);
            }
            unknown.remove(file);
            sdls.add(Files.writeString(folder.resolve(file), sdl));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("patches of what the base does not have: " + unknown);
        }
        Planner.Options options = Planner.Options.of(List.of(Path.of(name)));
        if (mutant.lab().isPresent()) {
            options = options.withLabFile(Files.writeString(
                    folder.resolve("meshproof.lab.yaml"), mutant.lab().get()));
        }
        if (mutant.policy().isPresent()) {
            options = options.withPolicy(Files.writeString(
                    folder.resolve("policy.hujson"), mutant.policy().get()));
        }
        return Planner.plan(sdls, options);
    }

    /** Starts it as the command line does. */
    LabRun start() throws IOException {
        Settings settings = new Settings(
                Settings.ofTests().runs(),
                Duration.ofSeconds(mutant.readyWithin().orElse(Settings.READY_WITHIN.toSeconds())),
                Origin.AUTO);
        return LabRun.start(plan(), settings, new LabEngine(), RunProgress.SILENT, sabotage());
    }

    /** Starts it, looks at it, and takes it down. */
    Ran verify() throws IOException {
        try (LabRun run = start()) {
            run.observe();
            return new Ran(run.finish(), Diagnoses.of(run.folder()));
        }
    }

    /** What came of it. */
    record Ran(RunResult result, Diagnoses diagnoses) {}

    private Sabotage sabotage() {
        return new Sabotage() {
            @Override
            public void beforeStart(String role, LabContainer container) {
                if (role.startsWith("relay ") && mutant.unverified().orElse(false)) {
                    container.withCommand(Arrays.stream(container.getCommandParts())
                            .filter(word -> !word.startsWith(VERIFY))
                            .toArray(String[]::new));
                }
                mutant.sabotage()
                        .filter(privilege -> privilege.roles().contains(role))
                        .ifPresent(privilege -> container.withCreateContainerCmdModifier(create -> {
                            HostConfig host = Objects.requireNonNull(create.getHostConfig());
                            host.withCapAdd(Capability.valueOf(privilege.capability()));
                        }));
            }
        };
    }
}
