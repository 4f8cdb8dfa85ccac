package dev.meshproof.containers;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.images.builder.Transferable;

/** A relay: derper with TLS on 443 and STUN on 3478. */
public final class DerpContainer extends LabContainer {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String CERTIFICATES = "/etc/derper/";

    /** @param certificate for the relay's host name */
    public DerpContainer(
            String image,
            Map<String, String> labels,
            List<Attachment> attachments,
            ServerCertificate certificate,
            Relay relay) {
        super(image, labels, attachments);
        withCommand(
                "-a=:443",
                "-http-port=-1",
                "-stun",
                "-certmode=manual",
                "-certdir=" + CERTIFICATES,
                "-hostname=" + relay.hostname(),
                "-c=/var/lib/derper/derper.key");
        withTmpFs(Map.of("/var/lib/derper", "rw"));
        withCopyToContainer(Transferable.of(certificate.certificate()), CERTIFICATES + relay.hostname() + ".crt");
        withCopyToContainer(Transferable.of(certificate.key()), CERTIFICATES + relay.hostname() + ".key");
        waitingFor(new LogLine("serving on", START_LIMIT));
    }
}
