package dev.meshproof.containers;

import com.github.dockerjava.api.model.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sets port translations in a sandbox's network namespace and ends: what needs a capability for it is neither the sandbox
 * nor the replica. Started when it has ended well.
 */
public final class PortTranslatorContainer extends LabContainer {
    private static final String RULES = "/etc/meshproof/nat";
    private static final Duration LIMIT = Duration.ofSeconds(15);

    public PortTranslatorContainer(
            String image, Map<String, String> labels, String sandboxId, List<PortTranslation> translations) {
        super(image, labels, List.of());
        withFile(RULES, PortTranslation.rules(translations));
        withCommand("iptables-restore", "--noflush", RULES);
        withStartupCheckStrategy(StartCheck.ended(LIMIT));
        withCreateContainerCmdModifier(create ->
                hostConfig(create).withNetworkMode("container:" + sandboxId).withCapAdd(Capability.NET_ADMIN));
    }
}
