package dev.meshproof.containers;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A relay: derper with STUN on 3478, and TLS on a port of its own, as its {@link WiretapContainer} has the one that clients
 * know. It takes nodes of the lab's tailnet and nobody else: it asks the control plane of each client, and without an answer
 * takes none (tailscale v1.102.3, cmd/derper; headscale v0.29.2, POST /verify).
 */
public final class DerpContainer extends LabContainer {
    /** Where the wiretap finds it. */
    static final int PORT = 8443;

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String CERTIFICATES = "/etc/derper/";

    private static final String ROOT = CERTIFICATES + "root.pem";

    /**
     * @param certificate for the relay's host name
     * @param root by which the control plane is trusted
     */
    public DerpContainer(
            String image,
            Map<String, String> labels,
            List<Attachment> attachments,
            ServerCertificate certificate,
            TrustedRoot root,
            Relay relay) {
        super(image, labels, attachments);
        withCommand(
                "-a=:" + PORT,
                "-http-port=-1",
                "-stun",
                "-certmode=manual",
                "-certdir=" + CERTIFICATES,
                "-hostname=" + relay.hostname(),
                "-verify-client-url=https://" + HeadscaleContainer.HOSTNAME + "/verify",
                "-verify-client-url-fail-open=false",
                "-c=/var/lib/derper/derper.key");
        withTmpFs(Map.of("/var/lib/derper", "rw"));
        withEnv("SSL_CERT_FILE", ROOT); // crypto/x509, root_unix.go: in place of the system's
        withFile(ROOT, root.pem());
        withFile(CERTIFICATES + relay.hostname() + ".crt", certificate.certificate());
        withFile(CERTIFICATES + relay.hostname() + ".key", certificate.key());
        waitingFor(new LogLine("serving on", START_LIMIT));
    }
}
