package dev.meshproof.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WiretapContainerTest {
    private static final String RELAY = "derp-one.relay.meshproof.internal";

    @TempDir
    private Path folder;

    /** Alone with its jar, and with no relay behind it: it listens, has opened its capture, and would take connections. */
    @Test
    @Timeout(30)
    void itsJarHasAllThatItNeedsToServe() throws Exception {
        Process wiretap = start();
        try (BufferedReader said = wiretap.inputReader()) {
            assertThat(said.readLine()).contains("serving on");
        } finally {
            wiretap.destroy();
        }

        assertThat(wiretap.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("captures")).isDirectoryContaining("glob:**.pcapng");
    }

    /** What it needs only once a client comes is there as well; the modules are those of the support image's Java. */
    @Test
    void itsJarNamesNothingThatIsNotInIt() throws Exception {
        Path jar = Files.write(folder.resolve("wiretap.jar"), WiretapContainer.jar());
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);

        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, "--multi-release", "base", "--print-module-deps", jar.toString());

        assertThat(said.toString().strip()).isEqualTo("java.base,jdk.httpserver");
        assertThat(status).isZero();
    }

    private Process start() throws IOException {
        CertificateAuthority authority = new CertificateAuthority();
        ServerCertificate certificate = authority.issue(RELAY);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-jar",
                        Files.write(folder.resolve("wiretap.jar"), WiretapContainer.jar())
                                .toString(),
                        "--listen",
                        "127.0.0.1:0",
                        "--relay",
                        "127.0.0.1:1",
                        "--name",
                        RELAY,
                        "--certificate",
                        file("certificate.pem", certificate.certificate()),
                        "--key",
                        file("key.pem", certificate.key()),
                        "--roots",
                        file("root.pem", authority.certificate()),
                        "--captures",
                        Files.createDirectory(folder.resolve("captures")).toString(),
                        "--api",
                        "127.0.0.1:0")
                .redirectErrorStream(true)
                .start();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, UTF_8).toString();
    }
}
