package dev.meshproof.containers;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.util.List;
import java.util.Map;
import org.testcontainers.images.builder.Transferable;

/** The package mirror: nginx, answering inside the lab as the distributions' package hosts. */
public final class PackageMirrorContainer extends LabContainer {
    /** The hosts as which it answers; its certificate names them all. */
    public static final List<String> HOSTNAMES =
            List.of("dl-cdn.alpinelinux.org", "deb.debian.org", "pkgs.tailscale.com");

    /** The named volume that outlives runs, where the mirror is a caching proxy. */
    public static final String CACHE_VOLUME = "meshproof-packages";

    private static final String TLS = "/etc/meshproof/tls/";

    /** Serves the signed local repositories that its image holds. */
    public PackageMirrorContainer(
            String image, Map<String, String> labels, List<Attachment> attachments, ServerCertificate certificate) {
        super(image, labels, attachments);
        withCommand("nginx", "-c", "/etc/meshproof/mirror/local.conf");
        withCopyToContainer(Transferable.of(certificate.certificate()), TLS + "cert.pem");
        withCopyToContainer(Transferable.of(certificate.key()), TLS + "key.pem");
    }
}
