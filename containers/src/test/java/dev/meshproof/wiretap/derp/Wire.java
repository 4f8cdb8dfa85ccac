package dev.meshproof.wiretap.derp;

import dev.meshproof.wiretap.NodeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what nodes and relays write, and keeps what is read of it. */
public final class Wire {
    public static final NodeKey ALICE = new NodeKey(0xa11ce00000000001L, 2, 3, 4);
    public static final NodeKey BOB = new NodeKey(0xb0b0000000000001L, 6, 7, 8);
    public static final String ASKS =
            "GET /derp HTTP/1.1\r\nHost: relay\r\nUpgrade: DERP\r\nConnection: Upgrade\r\n\r\n";
    public static final String FAST = ASKS.replace("Host", "Derp-Fast-Start: 1\r\nHost");
    public static final String AGREES =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\nConnection: Upgrade\r\nDerp-Version: 2\r\n\r\n";

    final List<String> said = new ArrayList<>();
    final Connection connection = new Connection();
    final StreamDecoder client = connection.client(this::keep);
    final StreamDecoder server = connection.server(this::keep);

    private void keep(StreamEvent event) {
        said.add(text(event));
    }

    /** Views end with the call, so their content is what is kept. */
    private static String text(StreamEvent event) {
        if (event instanceof StreamEvent.Framed framed && framed.frame() instanceof DerpFrame.Carrier carrier) {
            return framed.at() + " " + carrier.type() + " " + ascii(carrier.packet());
        }
        if (event instanceof StreamEvent.Framed framed) {
            return framed.at() + " " + framed.frame();
        }
        return event instanceof StreamEvent.Body body ? body.at() + " Body " + ascii(body.bytes()) : event.toString();
    }

    private static String ascii(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes).toString();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    public static byte[] key(NodeKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(NodeKey.LENGTH);
        key.put(bytes);
        return bytes.array();
    }

    public static byte[] frame(int type, byte[]... payload) {
        byte[] content = join(payload);
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) type)
                .putInt(content.length)
                .put(content)
                .array();
    }

    public static byte[] serverKey() {
        return frame(1, ByteBuffer.allocate(8).putLong(Payload.MAGIC).array(), key(BOB));
    }

    public static byte[] clientInfo() {
        return frame(2, key(ALICE), new byte[60]);
    }

    public static byte[] send(String packet) {
        return frame(4, key(BOB), bytes(packet));
    }

    Wire client(byte[]... sent) {
        client.decode(ByteBuffer.wrap(join(sent)));
        return this;
    }

    Wire server(byte[]... sent) {
        server.decode(ByteBuffer.wrap(join(sent)));
        return this;
    }

    /** A connection that speaks DERP, with nothing said yet. */
    static Wire derp() {
        Wire wire = new Wire();
        wire.client(bytes(ASKS)).server(bytes(AGREES), serverKey()).client(clientInfo());
        wire.said.clear();
        return wire;
    }
}
