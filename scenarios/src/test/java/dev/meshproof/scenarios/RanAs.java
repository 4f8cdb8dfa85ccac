package dev.meshproof.scenarios;

import com.github.dockerjava.api.model.ContainerConfig;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.lab.Lab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Vantage;
import dev.meshproof.verify.LabEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How the engine says that a replica's container was made, beside what was planned for it. */
record RanAs(ReplicaPlan plan, List<String> entrypoint, List<String> command, Map<String, String> env) {
    static RanAs of(LabUnderTest lab, ReplicaId replica) throws Exception {
        return of(lab.lab(), replica);
    }

    static RanAs of(Lab lab, ReplicaId replica) throws Exception {
        String id = lab.inspect(new Vantage.Inside(replica)).containerId();
        ContainerConfig config =
                new LabEngine().client().inspectContainerCmd(id).exec().getConfig();
        ReplicaPlan plan = lab.plan().replicas().stream()
                .filter(each -> each.id().equals(replica))
                .findFirst()
                .orElseThrow();
        Map<String, String> env = new LinkedHashMap<>();
        for (String variable : Objects.requireNonNull(config.getEnv())) {
            String[] parts = variable.split("=", 2);
            env.put(parts[0], parts[1]);
        }
        return new RanAs(
                plan,
                Arrays.asList(Objects.requireNonNull(config.getEntrypoint())),
                Arrays.asList(Objects.requireNonNull(config.getCmd())),
                env);
    }

    Map<String, String> plannedEnvBut(String variable) {
        Map<String, String> planned = new LinkedHashMap<>(plan.env());
        planned.remove(variable);
        return planned;
    }

    /** The SDL's names, those that run.json says were added, and PATH, which every image brings. */
    Set<String> namesAccountedFor(LabUnderTest lab) {
        Set<String> names = new TreeSet<>(plan.env().keySet());
        names.addAll(
                lab.result().replica(plan.id().toString()).additions().env().keySet());
        names.add("PATH");
        return names;
    }
}
