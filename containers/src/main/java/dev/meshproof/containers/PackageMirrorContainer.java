package dev.meshproof.containers;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.image.MirrorForm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The package mirror: nginx, answering inside the lab as the distributions' package hosts. It has no way out. */
public final class PackageMirrorContainer extends LabContainer {
    /** The hosts as which it answers; its certificate names them all. pkgs.tailscale.com sends downloads on to dl. */
    public static final List<String> HOSTNAMES =
            List.of("dl-cdn.alpinelinux.org", "deb.debian.org", "pkgs.tailscale.com", "dl.tailscale.com");

    /** The named volume that outlives runs, where the mirror is a cache. */
    public static final String CACHE_VOLUME = "meshproof-packages";

    /** What that volume bears as {@link LeftContainer#ROLE_LABEL}; it belongs to no run. */
    public static final String CACHE_ROLE = "package cache";

    /** What nginx says once its ports are open. */
    static final String READY = "start worker process ";

    static final Duration START_LIMIT = Duration.ofSeconds(15);

    private static final String TLS = "/etc/meshproof/tls/";
    private static final String FETCHER = "/etc/meshproof/mirror/fetcher.conf";

    private PackageMirrorContainer(
            String image,
            Map<String, String> labels,
            List<Attachment> attachments,
            ServerCertificate certificate,
            MirrorForm form) {
        super(image, labels, attachments);
        withAgent();
        withCommand("nginx", "-c", form.configuration());
        withFile(TLS + "cert.pem", certificate.certificate());
        withFile(TLS + "key.pem", certificate.key());
        waitingFor(new LogLine(READY, START_LIMIT));
    }

    /**
     * Serves the signed local repositories that its image holds.
     *
     * @param certificate for all {@link #HOSTNAMES}
     */
    public static PackageMirrorContainer local(
            String image, Map<String, String> labels, List<Attachment> attachments, ServerCertificate certificate) {
        return new PackageMirrorContainer(image, labels, attachments, certificate, MirrorForm.LOCAL);
    }

    /**
     * Keeps what a {@link PackageFetcherContainer} gets from the real package hosts.
     *
     * @param certificate for all {@link #HOSTNAMES}
     * @param fetcher the fetcher's address on one of the mirror's networks
     * @param volume name of the volume in which to keep it, made where there is none: {@link #CACHE_VOLUME} but in tests
     */
    public static PackageMirrorContainer caching(
            String image,
            Map<String, String> labels,
            List<Attachment> attachments,
            ServerCertificate certificate,
            String fetcher,
            String volume) {
        PackageMirrorContainer mirror =
                new PackageMirrorContainer(image, labels, attachments, certificate, MirrorForm.PROXY);
        mirror.withFile(FETCHER, "set $fetcher http://" + fetcher + ";\n");
        Mount cache = new Mount()
                .withType(MountType.VOLUME)
                .withSource(volume)
                .withTarget(MirrorForm.CACHE)
                .withVolumeOptions(new VolumeOptions().withLabels(Map.of(LeftContainer.ROLE_LABEL, CACHE_ROLE)));
        mirror.withCreateContainerCmdModifier(create -> hostConfig(create).withMounts(List.of(cache)));
        return mirror;
    }
}
