package dev.meshproof.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Link;
import dev.meshproof.containers.agent.AgentJar;
import dev.meshproof.containers.engine.Owner;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * What all containers of a lab have in common: never pulled on the way, labelled as ours, on the lab's networks only, no
 * published port.
 */
public abstract class LabContainer extends GenericContainer<LabContainer> {
    /**
     * What stands on every provider's network must not become the router between them. And as there is nobody at the
     * gateway's address, the kernel is to find that out in 0.2 s instead of 3 s: "no route" is then what a probe sees.
     */
    private static final Map<String, String> SYSCTLS =
            Map.of("net.ipv4.ip_forward", "0", "net.ipv4.neigh.eth0.retrans_time_ms", "60");

    private final List<Attachment> attachments;
    private final CopiedFiles files = new CopiedFiles();

    /**
     * @param attachments one for each network, none where it joins another container's namespace
     * @param labels see {@link Owner#labels}
     */
    protected LabContainer(String image, Map<String, String> labels, List<Attachment> attachments) {
        super(DockerImageName.parse(image));
        this.attachments = List.copyOf(attachments);
        withImagePullPolicy(name -> false);
        withLabels(labels);
        withCreateContainerCmdModifier(this::attach);
        withStartupAttempts(1);
        withStartupCheckStrategy(StartCheck.started());
    }

    private void attach(CreateContainerCmd create) {
        if (attachments.isEmpty()) {
            return;
        }
        Attachment first = attachments.get(0);
        create.withNetworkMode(first.network().id());
        create.withIpv4Address(first.address());
        create.withAliases(first.names());
        hostConfig(create).withSysctls(SYSCTLS).withLinks(links(first));
    }

    private static List<Link> links(Attachment attachment) {
        return attachment.links().entrySet().stream()
                .map(link -> new Link(link.getValue(), link.getKey()))
                .toList();
    }

    /** Puts the probe agent's jar into it, to be run by {@link dev.meshproof.containers.agent.AgentConnection}. */
    protected final void withAgent() {
        withFile(AgentJar.PATH, AgentJar.bytes());
    }

    /** A file that it has when it starts, readable by everybody in it. */
    protected final void withFile(String path, byte[] content) {
        files.add(path, content);
    }

    /** As {@link #withFile(String, byte[])}, as UTF-8. */
    protected final void withFile(String path, String content) {
        files.add(path, content);
    }

    @Override
    protected void containerIsCreated(String containerId) {
        files.copyTo(dockerClient, containerId);
        attachments.stream()
                .skip(1)
                .forEach(attachment -> dockerClient
                        .connectToNetworkCmd()
                        .withContainerId(containerId)
                        .withNetworkId(attachment.network().id())
                        .withContainerNetwork(new ContainerNetwork()
                                .withAliases(attachment.names())
                                .withLinks(links(attachment))
                                .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(attachment.address())))
                        .exec());
    }

    /** The request's host part, which Testcontainers always sets. */
    protected static com.github.dockerjava.api.model.HostConfig hostConfig(CreateContainerCmd create) {
        return java.util.Objects.requireNonNull(create.getHostConfig(), "host config");
    }
}
