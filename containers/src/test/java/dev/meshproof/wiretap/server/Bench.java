package dev.meshproof.wiretap.server;

import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.wiretap.forward.Limits;
import dev.meshproof.wiretap.forward.Target;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** A wiretap on loopback before a relay of ours. */
final class Bench implements Closeable {
    static final Limits LIMITS = new Limits(2000, Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(1));
    static final CertificateAuthority AUTHORITY = new CertificateAuthority();

    final Relay relay;
    final Wiretap wiretap;

    Bench(Path captures, Relay relay) throws IOException, GeneralSecurityException {
        this(captures, relay, relay.port(), LIMITS);
    }

    Bench(Path captures, Relay relay, int port, Limits limits) throws IOException, GeneralSecurityException {
        this.relay = relay;
        var issued = AUTHORITY.issue(Relay.NAME);
        wiretap = new Wiretap(new Settings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Target("127.0.0.1", port, Relay.NAME),
                issued.certificate(),
                issued.key(),
                AUTHORITY.certificate(),
                captures,
                "relay",
                1 << 20,
                4 << 20,
                true,
                limits));
    }

    SSLSocket connect() throws IOException {
        return connect(wiretap.port());
    }

    static SSLSocket connect(int port) throws IOException {
        SSLSocket socket = (SSLSocket)
                AUTHORITY.clientContext().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8_000);
        return socket;
    }

    Node node(dev.meshproof.wiretap.NodeKey key) throws IOException {
        return new Node(connect(), key);
    }

    @Override
    public void close() throws IOException {
        wiretap.close();
        relay.close();
    }
}
