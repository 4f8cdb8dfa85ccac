package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.PackageFetcherContainer;
import dev.meshproof.containers.PackageMirrorContainer;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.image.MirrorForm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The package mirror on every provider's network. Where it is a cache, a fetcher stands behind it, with the one way out
 * that a lab has: the mirror shares a closed network with it, and nothing at all shares its open one.
 */
final class PackageSupply {
    private static final String MIRROR = "package mirror";
    private static final String FETCHER = "package fetcher";

    private final LabContext context;
    private final List<Attachment> providers;
    private final ServerCertificate certificate;

    PackageSupply(LabContext context, LabAddresses addresses, CertificateAuthority ca) {
        this.context = context;
        this.providers = addresses.mirror(PackageMirrorContainer.HOSTNAMES);
        this.certificate = ca.issue(PackageMirrorContainer.HOSTNAMES.toArray(String[]::new));
    }

    PackageMirrorContainer start() {
        if (context.images().mirrorForm() == MirrorForm.LOCAL) {
            return context.start(
                    MIRROR,
                    PackageMirrorContainer.local(
                            context.images().mirror(), context.labels(MIRROR), providers, certificate));
        }
        return startCache();
    }

    private PackageMirrorContainer startCache() {
        CompletableFuture<LabNetwork> closed = context.async(() -> network("packages", false));
        CompletableFuture<LabNetwork> open = context.async(() -> network("way-out", true));
        Attachment link = new Attachment(closed.join(), LabNetwork.FIRST_OFFSET, List.of());
        Attachment fetcher = new Attachment(closed.join(), LabNetwork.FIRST_OFFSET + 1, List.of());
        Attachment wayOut = new Attachment(open.join(), LabNetwork.FIRST_OFFSET, List.of());
        CompletableFuture<?> fetching = context.async(() -> context.start(
                FETCHER,
                new PackageFetcherContainer(
                        context.images().mirror(),
                        context.labels(FETCHER),
                        fetcher,
                        wayOut,
                        TrustedRoot.ofThisMachine())));
        List<Attachment> everywhere = new ArrayList<>(providers);
        everywhere.add(link);
        PackageMirrorContainer mirror = context.start(
                MIRROR,
                PackageMirrorContainer.caching(
                        context.images().mirror(),
                        context.labels(MIRROR),
                        everywhere,
                        certificate,
                        fetcher.address(),
                        PackageMirrorContainer.CACHE_VOLUME));
        fetching.join();
        return mirror;
    }

    /** Named with a dot, so that no provider's network has the same name. */
    private LabNetwork network(String what, boolean open) {
        String role = "network " + what;
        String name = "meshproof-" + context.run() + "." + what;
        int hint = name.hashCode();
        return context.make(
                role,
                () -> open
                        ? LabNetwork.createOpen(context.docker(), name, context.labels(role), hint)
                        : LabNetwork.create(context.docker(), name, context.labels(role), hint));
    }
}
