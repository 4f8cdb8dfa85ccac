package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The lab's CA as a container comes to trust it: appended to the system's bundle, and beside it where
 * update-ca-certificates finds it, because installing ca-certificates makes the bundle anew.
 *
 * @param pem the certificate of the CA, or of several
 */
public record TrustedRoot(String pem) {
    /** The bundle of Alpine and Debian, which Go and OpenSSL read there. */
    public static final String BUNDLE = "etc/ssl/certs/ca-certificates.crt";

    /** Where Alpine's and Debian's update-ca-certificates looks for additions. */
    public static final String ADDITION = "usr/local/share/ca-certificates/meshproof-lab.crt";

    /** Where machines keep the authorities that they trust, if SSL_CERT_FILE does not say: Debian's place, Red Hat's, SUSE's. */
    private static final List<String> MACHINE_BUNDLES =
            List.of("/" + BUNDLE, "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem");

    /** By the image's id, of containers not yet started. */
    private static final Map<String, byte[]> BUNDLES = new ConcurrentHashMap<>();

    /**
     * All that the machine of this process trusts, a company's own authority among them; empty where it keeps that in no
     * file.
     */
    public static Optional<TrustedRoot> ofThisMachine() {
        String named = System.getenv("SSL_CERT_FILE");
        return (named == null ? MACHINE_BUNDLES : List.of(named))
                .stream().map(Path::of).filter(Files::isReadable).findFirst().map(TrustedRoot::read);
    }

    private static TrustedRoot read(Path bundle) {
        try {
            return new TrustedRoot(Files.readString(bundle, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the authorities that this machine trusts from " + bundle, e);
        }
    }

    /** The files that it adds or changes in a container, for the record. */
    public static List<String> files() {
        return List.of("/" + BUNDLE, "/" + ADDITION);
    }

    /** Installs it in a container that was created and not yet started. */
    public void install(DockerClient docker, String containerId) {
        String all = new String(bundle(docker, containerId), StandardCharsets.ISO_8859_1) + "\n" + pem;
        new CopiedFiles()
                .add("/" + BUNDLE, all.getBytes(StandardCharsets.ISO_8859_1))
                .add("/" + ADDITION, pem.getBytes(StandardCharsets.ISO_8859_1))
                .copyTo(docker, containerId);
    }

    /** The image's own bundle; read once for each image, as the engine starts a process of itself for it. */
    private static byte[] bundle(DockerClient docker, String containerId) {
        String image = docker.inspectContainerCmd(containerId).exec().getImageId();
        return BUNDLES.computeIfAbsent(image, key -> readBundle(docker, containerId));
    }

    /** Empty where there is none. */
    private static byte[] readBundle(DockerClient docker, String containerId) {
        try (InputStream stream = docker.copyArchiveFromContainerCmd(containerId, "/" + BUNDLE)
                        .exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            TarArchiveEntry entry = tar.getNextEntry();
            return entry != null && entry.isFile() ? tar.readAllBytes() : new byte[0];
        } catch (NotFoundException noBundle) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the authorities that " + containerId + " trusts", e);
        }
    }
}
