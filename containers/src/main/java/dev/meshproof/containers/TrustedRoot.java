package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

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
        try {
            byte[] bundle = readBundle(docker, containerId);
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
                add(tar, BUNDLE, (new String(bundle, StandardCharsets.ISO_8859_1) + "\n" + pem));
                add(tar, ADDITION, pem);
            }
            docker.copyArchiveToContainerCmd(containerId)
                    .withTarInputStream(new ByteArrayInputStream(archive.toByteArray()))
                    .withRemotePath("/")
                    .exec();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install the lab's CA in " + containerId, e);
        }
    }

    /** The image's own bundle; empty where it has none. */
    private static byte[] readBundle(DockerClient docker, String containerId) throws IOException {
        try (InputStream stream = docker.copyArchiveFromContainerCmd(containerId, "/" + BUNDLE)
                        .exec();
                TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            TarArchiveEntry entry = tar.getNextEntry();
            return entry != null && entry.isFile() ? tar.readAllBytes() : new byte[0];
        } catch (NotFoundException noBundle) {
            return new byte[0];
        }
    }

    private static void add(TarArchiveOutputStream tar, String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(bytes.length);
        entry.setMode(0644);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
