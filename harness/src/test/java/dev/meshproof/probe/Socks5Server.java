package dev.meshproof.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A small SOCKS5 proxy that connects everything to one port of this machine, or answers as it is told. */
final class Socks5Server implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Server server;

    private Socks5Server(int reply, int boundType, int destination) throws IOException {
        this(reply, boundType, destination, 0);
    }

    private Socks5Server(int reply, int boundType, int destination, int unanswered) throws IOException {
        AtomicInteger silent = new AtomicInteger(unanswered);
        server = new Server(client -> {
            if (silent.getAndDecrement() > 0) {
                client.getInputStream().readAllBytes();
            } else {
                converse(client, reply, boundType, destination);
            }
        });
    }

    /** @param unanswered how many connections get no answer before the first that does */
    static Socks5Server slow(int destination, int unanswered) throws IOException {
        return new Socks5Server(0, 1, destination, unanswered);
    }

    static Socks5Server to(int destination) throws IOException {
        return new Socks5Server(0, 1, destination);
    }

    /** @param boundType of the address in the reply: 1, 3 or 4 */
    static Socks5Server to(int destination, int boundType) throws IOException {
        return new Socks5Server(0, boundType, destination);
    }

    static Socks5Server replying(int reply) throws IOException {
        return new Socks5Server(reply, 1, 0);
    }

    /** Refuses the first connection, as tailscaled rarely does. */
    Socks5Server refusingOnce() {
        refusals.set(1);
        return this;
    }

    int port() {
        return server.port();
    }

    /** Each destination that was asked for: {@code type host:port}. */
    List<String> asked() {
        return asked;
    }

    private void converse(Socket client, int usual, int boundType, int destination) throws IOException {
        int reply = refusals.getAndDecrement() > 0 ? 1 : usual;
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.readNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.readNBytes(3);
        int type = in.readUnsignedByte();
        String host;
        if (type == 3) {
            host = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        } else {
            host = InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
        }
        asked.add(type + " " + host + ":" + in.readUnsignedShort());
        byte[] bound = boundType == 3 ? new byte[] {3, 'a', 'b', 'c', 0, 0} : new byte[boundType == 1 ? 6 : 18];
        out.write(new byte[] {5, (byte) reply, 0, (byte) boundType});
        out.write(bound);
        if (reply == 0) {
            relay(client, destination);
        }
    }

    private static void relay(Socket client, int destination) throws IOException {
        try (Socket far = new Socket(InetAddress.getByName("127.0.0.1"), destination)) {
            Server.start(() -> copy(client, far));
            far.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // Either end left.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
