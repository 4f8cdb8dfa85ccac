package dev.meshproof.wiretap.derp;

import dev.meshproof.wiretap.NodeKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types of frames with the lengths that they may have (tailscale v1.102.3, derp/derp.go). Where tailscale leaves room for
 * later use, so does this; where it allows a megabyte for a few hundred bytes of sealed JSON, this does not.
 */
public enum FrameType {
    SERVER_KEY(0x01, 8 + NodeKey.LENGTH, 1 << 10, Side.SERVER),
    CLIENT_INFO(0x02, NodeKey.LENGTH + 24 + 16, 64 << 10, Side.CLIENT),
    SERVER_INFO(0x03, 24 + 16, 64 << 10, Side.SERVER),
    SEND_PACKET(0x04, NodeKey.LENGTH, NodeKey.LENGTH + (64 << 10), Side.CLIENT),
    RECV_PACKET(0x05, NodeKey.LENGTH, NodeKey.LENGTH + (64 << 10), Side.SERVER),
    KEEP_ALIVE(0x06, 0, 0, Side.SERVER),
    NOTE_PREFERRED(0x07, 1, 1, Side.CLIENT),
    PEER_GONE(0x08, NodeKey.LENGTH, 1 << 10, Side.SERVER),
    PEER_PRESENT(0x09, NodeKey.LENGTH, 1 << 10, Side.SERVER),
    FORWARD_PACKET(0x0a, 2 * NodeKey.LENGTH, 2 * NodeKey.LENGTH + (64 << 10), Side.CLIENT),
    WATCH_CONNS(0x10, 0, 0, Side.CLIENT),
    CLOSE_PEER(0x11, NodeKey.LENGTH, NodeKey.LENGTH, Side.CLIENT),
    PING(0x12, 8, 8, null),
    PONG(0x13, 8, 8, null),
    HEALTH(0x14, 0, 4 << 10, Side.SERVER),
    RESTARTING(0x15, 8, 8, Side.SERVER);

    /** Of a frame before its payload: type and length. In bytes. */
    public static final int HEADER = 5;

    private static final @Nullable FrameType[] BY_CODE = new FrameType[256];

    static {
        for (FrameType each : values()) {
            BY_CODE[each.code] = each;
        }
    }

    private final int code;
    private final int least;
    private final int most;
    /** Null if both sides send it. */
    private final @Nullable Side sender;

    FrameType(int code, int least, int most, @Nullable Side sender) {
        this.code = code;
        this.least = least;
        this.most = most;
        this.sender = sender;
    }

    /** Its number on the wire. */
    public int code() {
        return code;
    }

    boolean isSentBy(Side side) {
        return sender == null || sender == side;
    }

    /**
     * The type of a header.
     *
     * @param length as it stands there; negative means 2 GiB and more
     */
    static FrameType of(int code, int length) throws Malformed {
        FrameType type = BY_CODE[code];
        if (type == null) {
            throw new Malformed(String.format(Locale.ROOT, "frame type 0x%02x, which is unknown", code));
        }
        if (length < type.least || length > type.most) {
            throw new Malformed("a " + type + " frame of " + Integer.toUnsignedString(length) + " bytes, expected "
                    + (type.least == type.most ? "" + type.least : type.least + " to " + type.most));
        }
        return type;
    }
}
