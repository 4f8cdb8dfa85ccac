package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.derp.Wire;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;

/** A node's end of a connection to a relay. */
final class Node implements Closeable {
    private final SSLSocket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** Speaks until the relay has admitted it. */
    Node(SSLSocket socket, NodeKey key) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        out.write(Wire.bytes(Wire.ASKS));
        Relay.head(in);
        payload(1);
        out.write(Wire.frame(2, Wire.key(key), new byte[60]));
        payload(3);
    }

    void send(NodeKey to, byte[] packet) throws IOException {
        out.write(Wire.frame(4, Wire.key(to), packet));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** The next packet that the relay has for it. */
    byte[] receive() throws IOException {
        byte[] payload = payload(5);
        return Arrays.copyOfRange(payload, NodeKey.LENGTH, payload.length);
    }

    private byte[] payload(int expected) throws IOException {
        int type = in.readUnsignedByte();
        if (type != expected) {
            throw new IOException("frame " + type + ", expected " + expected);
        }
        return in.readNBytes(in.readInt());
    }

    SSLSocket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
