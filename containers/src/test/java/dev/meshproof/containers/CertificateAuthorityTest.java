package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAuthorityTest {
    private static final char[] NO_PASSWORD = {};

    private final CertificateAuthority authority = new CertificateAuthority();
    private final ServerCertificate issued = authority.issue("derp.example", "relay.example", "127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"derp.example", "relay.example", "127.0.0.1"})
    void a_client_of_the_lab_accepts_each_name_and_address(String name) throws Exception {
        assertThat(handshake(authority, name)).isEqualTo("CN=derp.example");
    }

    @Test
    void should_fail_if_the_name_is_another() {
        assertThatThrownBy(() -> handshake(authority, "other.example")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void should_fail_if_the_authority_is_of_another_run() {
        assertThatThrownBy(() -> handshake(new CertificateAuthority(), "derp.example"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void the_root_is_an_authority_that_verifies_what_it_issued() throws Exception {
        X509Certificate root = certificate(authority.certificate());

        assertThat(root.getBasicConstraints()).isZero();
        certificate(issued.certificate()).verify(root.getPublicKey());
    }

    @Test
    void the_key_is_not_printed() {
        assertThat(issued.key()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(issued).hasToString("ServerCertificate[redacted]");
    }

    /** Returns the subject of the server's certificate as a client saw it that asked for a name. */
    private String handshake(CertificateAuthority trusted, String name) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                        serverContext().getServerSocketFactory().createServerSocket(0, 1, loopback());
                Socket plain = new Socket(loopback(), server.getLocalPort());
                SSLSocket client = (SSLSocket) trusted.clientContext()
                        .getSocketFactory()
                        .createSocket(plain, name, server.getLocalPort(), true)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serveOne(server));
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            try {
                client.startHandshake();
                return client.getSession().getPeerPrincipal().getName();
            } finally {
                client.close();
                served.join();
            }
        }
    }

    private static void serveOne(SSLServerSocket server) {
        try (SSLSocket accepted = (SSLSocket) server.accept()) {
            accepted.startHandshake();
        } catch (IOException refused) {
            return; // the client tells why
        }
    }

    private SSLContext serverContext() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("server", key(), NO_PASSWORD, new Certificate[] {certificate(issued.certificate())});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private PrivateKey key() throws GeneralSecurityException {
        String base64 = issued.key().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
