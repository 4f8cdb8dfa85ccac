package dev.meshproof.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.RestartPolicy;
import java.util.List;
import java.util.Map;

/**
 * A replica as an Akash provider runs it: the SDL's entrypoint and arguments without a shell of ours, its limits, no
 * added capability, no device, no privilege escalation; in its sandbox's namespaces.
 */
public final class ReplicaContainer extends LabContainer {
    private final TrustedRoot root;

    /**
     * What an SDL says of it.
     *
     * @param entrypoint empty keeps the image's
     * @param command empty keeps the image's, where the entrypoint is the image's too
     * @param env with whatever the lab adds or replaces
     * @param nanoCpus limit in units of 1e-9 cores
     * @param memoryBytes limit; swap is not added to it
     */
    public record Spec(
            String image,
            List<String> entrypoint,
            List<String> command,
            Map<String, String> env,
            long nanoCpus,
            long memoryBytes) {}

    /** @param root the lab's CA, which the replica is made to trust beside its image's own */
    public ReplicaContainer(Spec spec, Map<String, String> labels, String sandboxId, TrustedRoot root) {
        super(spec.image(), labels, List.of());
        this.root = root;
        withEnv(spec.env());
        withCreateContainerCmdModifier(create -> configure(create, spec, sandboxId));
    }

    private static void configure(CreateContainerCmd create, Spec spec, String sandboxId) {
        if (!spec.entrypoint().isEmpty()) {
            create.withEntrypoint(spec.entrypoint());
        }
        if (!spec.command().isEmpty()) {
            create.withCmd(spec.command());
        }
        hostConfig(create)
                .withNetworkMode("container:" + sandboxId)
                .withNanoCPUs(spec.nanoCpus())
                .withMemory(spec.memoryBytes())
                .withMemorySwap(spec.memoryBytes())
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withRestartPolicy(RestartPolicy.noRestart());
    }

    @Override
    protected void containerIsCreated(String containerId) {
        root.install(dockerClient, containerId);
    }
}
