package dev.meshproof.containers;

import java.util.List;
import java.util.Map;

/**
 * Owns a replica's network namespace, address and DNS: what a pod's pause container is. Never restarted, because a
 * container that joined a namespace keeps the dead one when its owner restarts.
 */
public final class SandboxContainer extends LabContainer {
    /** @param resolver where the engine's embedded DNS forwards what the lab does not know: the lab's sinkhole */
    public SandboxContainer(String image, Map<String, String> labels, Attachment attachment, String resolver) {
        super(image, labels, List.of(attachment));
        withCommand("sleep", "infinity");
        withAgent();
        withCreateContainerCmdModifier(create -> hostConfig(create).withDns(List.of(resolver)));
    }
}
