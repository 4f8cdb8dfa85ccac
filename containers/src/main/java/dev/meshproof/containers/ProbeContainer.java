package dev.meshproof.containers;

import com.github.dockerjava.api.model.Capability;
import java.util.List;
import java.util.Map;

/** A container of ours that only waits for a probe agent to be run in it. */
public final class ProbeContainer extends LabContainer {
    private ProbeContainer(String image, Map<String, String> labels, List<Attachment> attachments) {
        super(image, labels, attachments);
        withCommand("sleep", "infinity");
        withAgent();
    }

    /**
     * A hostile container on a provider's network. It holds a capability more than a replica may have, so that it is
     * also the control of the inspection that looks for such capabilities.
     */
    public static ProbeContainer neighbour(String image, Map<String, String> labels, Attachment attachment) {
        ProbeContainer container = new ProbeContainer(image, labels, List.of(attachment));
        container.withCreateContainerCmdModifier(create -> hostConfig(create).withCapAdd(Capability.NET_ADMIN));
        return container;
    }

    /** In the network namespace of another container, with nothing of it but its addresses and routes. */
    public static ProbeContainer beside(String image, Map<String, String> labels, String containerId) {
        return inNetwork(image, labels, "container:" + containerId);
    }

    /** In the network namespace of the machine that the engine runs on, which may be another one than ours. */
    public static ProbeContainer onHost(String image, Map<String, String> labels) {
        return inNetwork(image, labels, "host");
    }

    /** On a network of its own. */
    public static ProbeContainer on(String image, Map<String, String> labels, Attachment attachment) {
        return new ProbeContainer(image, labels, List.of(attachment));
    }

    private static ProbeContainer inNetwork(String image, Map<String, String> labels, String mode) {
        ProbeContainer container = new ProbeContainer(image, labels, List.of());
        container.withCreateContainerCmdModifier(create -> hostConfig(create).withNetworkMode(mode));
        return container;
    }

    /**
     * In a replica's process namespace and its sandbox's network namespace. Both join a container and not a namespace:
     * after a restart of the replica a new one is needed.
     */
    public static ProbeContainer inside(String image, Map<String, String> labels, String sandboxId, String replicaId) {
        ProbeContainer container = new ProbeContainer(image, labels, List.of());
        container.withCreateContainerCmdModifier(create ->
                hostConfig(create).withNetworkMode("container:" + sandboxId).withPidMode("container:" + replicaId));
        return container;
    }
}
