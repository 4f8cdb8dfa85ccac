package dev.meshproof.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A SOCKS5 proxy that connects to the port of this machine that it is asked for, and does to bytes what a test says. */
final class AlteringProxy implements AutoCloseable {
    static final Way UNCHANGED = (at, value) -> value;

    private final Server server;

    /** What becomes of a byte at a place on its way; -1 ends the connection. */
    interface Way {
        int pass(int at, int value);
    }

    AlteringProxy(Way there, Way back) throws IOException {
        server = new Server(client -> converse(client, there, back));
    }

    int port() {
        return server.port();
    }

    private static void converse(Socket client, Way there, Way back) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readNBytes(3);
        client.getOutputStream().write(new byte[] {5, 0});
        in.readNBytes(8);
        int port = in.readUnsignedShort();
        client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Server.start(() -> {
                try {
                    pass(in, far.getOutputStream(), there);
                    far.shutdownOutput();
                } catch (IOException gone) {
                    // Either end left.
                }
            });
            pass(far.getInputStream(), client.getOutputStream(), back);
        }
    }

    private static void pass(InputStream in, OutputStream out, Way way) throws IOException {
        byte[] buffer = new byte[8192];
        int at = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++, at++) {
                int value = way.pass(at, buffer[i] & 0xff);
                if (value < 0) {
                    out.write(buffer, 0, i);
                    return;
                }
                buffer[i] = (byte) value;
            }
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
