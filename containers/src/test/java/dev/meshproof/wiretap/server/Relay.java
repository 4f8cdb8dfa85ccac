package dev.meshproof.wiretap.server;

import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.derp.Wire;
import dev.meshproof.wiretap.forward.Credentials;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A relay's end on loopback, as simple as can be: a thread for each connection. */
final class Relay implements Closeable {
    static final String NAME = "derp-one.relay.meshproof.internal";

    private final SSLServerSocket listener;
    private final Queue<SSLSocket> open = new ConcurrentLinkedQueue<>();
    private final Map<NodeKey, OutputStream> nodes = new ConcurrentHashMap<>();

    /** Serves one connection; what it throws ends that. */
    interface Service {
        void serve(SSLSocket socket) throws IOException;
    }

    Relay(CertificateAuthority authority, Service service) throws IOException, GeneralSecurityException {
        var issued = authority.issue(NAME);
        var context = Credentials.server(issued.certificate(), issued.key());
        listener = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (true) {
                SSLSocket socket = (SSLSocket) listener.accept();
                open.add(socket);
                daemon(() -> {
                    try (socket) {
                        service.serve(socket);
                    }
                });
            }
        });
    }

    /** One that does as derper does: HTTP, DERP, and packets from node to node. */
    static Relay derp(CertificateAuthority authority) throws IOException, GeneralSecurityException {
        Relay[] made = new Relay[1];
        made[0] = new Relay(authority, socket -> made[0].route(socket));
        return made[0];
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The end of a connection, or of the test.
                    }
                },
                "relay",
                256 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Sends back what comes, and ends when that ends. */
    static void mirror(SSLSocket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[32 << 10];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
        socket.shutdownOutput();
    }

    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void route(SSLSocket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        if (!head(in).startsWith("GET /derp ")) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            socket.close();
            return;
        }
        out.write(Wire.join(Wire.bytes(Wire.AGREES), Wire.serverKey()));
        NodeKey self = null;
        while (true) {
            int type = in.readUnsignedByte();
            byte[] payload = in.readNBytes(in.readInt());
            if (type == 2) {
                self = NodeKey.at(ByteBuffer.wrap(payload), 0);
                nodes.put(self, out);
                out.write(Wire.frame(3, new byte[40]));
            } else if (type == 4 && self != null) {
                OutputStream to = nodes.get(NodeKey.at(ByteBuffer.wrap(payload), 0));
                if (to != null) {
                    byte[] packet = Arrays.copyOfRange(payload, NodeKey.LENGTH, payload.length);
                    byte[] frame = Wire.frame(5, Wire.key(self), packet);
                    synchronized (to) {
                        to.write(frame);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SSLSocket socket : open) {
            socket.close();
        }
    }
}
