package dev.meshproof.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            long memoryBytes,
            List<Storage> storage) {
        public Spec {
            storage = List.copyOf(storage);
        }
    }

    /** Something that is mounted. */
    public sealed interface Storage {
        /** Absolute path in the container. */
        String path();

        boolean readOnly();

        /** Memory, of which the container's limit is the limit too; gone with its container. */
        record Memory(String path, boolean readOnly, long bytes) implements Storage {}

        /**
         * A named volume, made empty where there is none; outlives its containers.
         *
         * @param labels see {@link dev.meshproof.containers.engine.Owner#labels}
         */
        record Volume(String path, boolean readOnly, String name, Map<String, String> labels) implements Storage {}
    }

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
                .withRestartPolicy(RestartPolicy.noRestart())
                .withTmpFs(memory(spec.storage()))
                .withMounts(volumes(spec.storage()));
    }

    /** As Kubernetes mounts an emptyDir of memory; the engine would add noexec, nosuid and nodev. */
    private static Map<String, String> memory(List<Storage> storage) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Storage each : storage) {
            if (each instanceof Storage.Memory memory) {
                options.put(
                        memory.path(),
                        (memory.readOnly() ? "ro" : "rw") + ",exec,suid,dev,mode=0777,size=" + memory.bytes());
            }
        }
        return options;
    }

    /** As a provider's volumes begin: empty, whatever the image has at that path. */
    private static List<Mount> volumes(List<Storage> storage) {
        List<Mount> mounts = new ArrayList<>();
        for (Storage each : storage) {
            if (each instanceof Storage.Volume volume) {
                mounts.add(new Mount()
                        .withType(MountType.VOLUME)
                        .withSource(volume.name())
                        .withTarget(volume.path())
                        .withReadOnly(volume.readOnly())
                        .withVolumeOptions(new VolumeOptions().withNoCopy(true).withLabels(volume.labels())));
            }
        }
        return mounts;
    }

    @Override
    protected void containerIsCreated(String containerId) {
        super.containerIsCreated(containerId);
        root.install(dockerClient, containerId);
    }
}
