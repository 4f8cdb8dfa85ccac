package dev.meshproof.lab;

import dev.meshproof.containers.ReplicaContainer.Spec;
import dev.meshproof.containers.ReplicaContainer.Storage;
import dev.meshproof.plan.ReplicaPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the lab adds to a replica's environment: what a provider would, and that tailscaled is not to upload its logs. It
 * replaces the auth key.
 */
public final class Additions {
    /** Keeps tailscaled from trying to reach Tailscale's log servers (tailscale v1.102.3, envknob). */
    private static final Map<String, String> NO_LOGS = Map.of("TS_NO_LOGS_NO_SUPPORT", "true");

    private Additions() {}

    /** The variables that a replica's container has beside those of its SDL. */
    public static Map<String, String> env(ReplicaPlan plan) {
        Map<String, String> env = new LinkedHashMap<>(plan.additions());
        if (plan.tailnet().runsTailscaled()) {
            env.putAll(NO_LOGS);
        }
        return env;
    }

    static Spec spec(ReplicaPlan plan, String image, LabSecrets secrets, List<Storage> storage) {
        Map<String, String> env = new LinkedHashMap<>(plan.env());
        String authKey = secrets.authKeys().get(plan.id());
        if (authKey != null) {
            plan.tailnet().authKeyVariable().ifPresent(variable -> env.put(variable, authKey));
        }
        env.putAll(env(plan));
        return new Spec(
                image,
                plan.entrypoint(),
                plan.command(),
                env,
                plan.limits().nanoCpus(),
                plan.limits().memoryBytes(),
                storage);
    }
}
