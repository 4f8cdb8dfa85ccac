package dev.meshproof.containers;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes what the package mirror asks for on to the real package hosts. It is the one container of a lab with a way out,
 * and stands on no provider's network: there the mirror bears the hosts' names, so whoever asks Docker for them on such a
 * network is sent back to the mirror.
 */
public final class PackageFetcherContainer extends LabContainer {
    private static final String CONFIGURATION = "/etc/meshproof/mirror/fetch.conf";

    private final Optional<TrustedRoot> root;

    /**
     * @param link its place on the network that it shares with the mirror alone
     * @param wayOut its place on a network with a way out, see {@link LabNetwork#createOpen}
     * @param root what it is to trust beside the public authorities, as behind a proxy that opens TLS
     */
    public PackageFetcherContainer(
            String image, Map<String, String> labels, Attachment link, Attachment wayOut, Optional<TrustedRoot> root) {
        super(image, labels, List.of(link, wayOut));
        this.root = root;
        withCommand("nginx", "-c", CONFIGURATION);
        waitingFor(new LogLine(PackageMirrorContainer.READY, PackageMirrorContainer.START_LIMIT));
    }

    @Override
    protected void containerIsCreated(String containerId) {
        super.containerIsCreated(containerId);
        root.ifPresent(trusted -> trusted.install(dockerClient, containerId));
    }
}
