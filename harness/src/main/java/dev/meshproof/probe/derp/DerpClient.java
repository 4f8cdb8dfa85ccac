package dev.meshproof.probe.derp;

import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.derp.FrameType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * A client with a node key that it has just made, over TLS (tailscale v1.102.3: derp/derp.go, derp/derp_client.go). What
 * tailscaled itself offers for this ({@code debug-derp-region}) does not wait for the relay's yes or no.
 */
public final class DerpClient {
    private static final int KEY = NodeKey.LENGTH;
    private static final int LONGEST_HEAD = 8 << 10;
    private static final int LONGEST_FRAME = 1 << 16;
    private static final byte[] MAGIC = HexFormat.of().parseHex("44455250f09f9491");
    private static final byte[] ABOUT_ITSELF = "{\"version\":2}".getBytes(StandardCharsets.US_ASCII);

    private final byte[] privateKey = new byte[KEY];
    private final byte[] publicKey = new byte[KEY];
    private final SecureRandom random;

    public DerpClient(SecureRandom random) {
        this.random = random;
        X25519.generatePrivateKey(random, privateKey);
        X25519.generatePublicKey(privateKey, 0, publicKey, 0);
    }

    /** As {@code nodekey:…}. */
    public String key() {
        return NodeKey.at(ByteBuffer.wrap(publicKey), 0).toString();
    }

    /** A node key that is nobody's. */
    public static String nobodysKey(SecureRandom random) {
        return new DerpClient(random).key();
    }

    /**
     * Says who it is, which the relay answers, or ends the connection.
     *
     * @param relay connected; its limit for reading counts
     * @return whether the relay took it
     * @throws IOException if what came is no relay's answer, or none came in time
     */
    public boolean introduce(Socket relay) throws IOException {
        return say(relay, new byte[0]);
    }

    /** As {@link #introduce}, and sends a packet without waiting for the relay's answer, in the same write. */
    public boolean introduceAndSend(Socket relay, String destination, byte[] packet) throws IOException {
        ByteBuffer to = ByteBuffer.allocate(KEY);
        NodeKey.parse(destination).put(to);
        return say(relay, frame(FrameType.SEND_PACKET, to.array(), packet));
    }

    private boolean say(Socket relay, byte[] more) throws IOException {
        DataInputStream in = new DataInputStream(relay.getInputStream());
        relay.getOutputStream()
                .write(("GET /derp HTTP/1.1\r\nHost: meshproof\r\nUpgrade: DERP\r\nConnection: Upgrade\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String head = head(in);
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no DERP: " + head.lines().findFirst().orElse("nothing"));
        }
        byte[] nonce = new byte[SealedBox.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = SealedBox.seal(ABOUT_ITSELF, nonce, privateKey, serverKey(in));
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.writeBytes(frame(FrameType.CLIENT_INFO, publicKey, nonce, sealed));
        words.writeBytes(more);
        relay.getOutputStream().write(words.toByteArray());
        try {
            int type = in.readUnsignedByte();
            if (type != FrameType.SERVER_INFO.code()) {
                throw new IOException("a frame of type " + type + " where the relay's information is expected");
            }
            return true;
        } catch (EOFException | SSLException | SocketException ended) {
            return false;
        }
    }

    private static byte[] serverKey(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        int length = in.readInt();
        if (type != FrameType.SERVER_KEY.code() || length < MAGIC.length + KEY || length > LONGEST_FRAME) {
            throw new IOException("a frame of type " + type + " and " + length + " bytes where the relay's key is due");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length
                || !ByteBuffer.wrap(payload, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("the relay's key is none");
        }
        byte[] key = new byte[KEY];
        System.arraycopy(payload, MAGIC.length, key, 0, KEY);
        return key;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || head.length() == LONGEST_HEAD) {
                throw new EOFException("the relay's answer ends after " + head.length() + " bytes of its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] frame(FrameType type, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer frame = ByteBuffer.allocate(FrameType.HEADER + length)
                .put((byte) type.code())
                .putInt(length);
        for (byte[] part : parts) {
            frame.put(part);
        }
        return frame.array();
    }
}
