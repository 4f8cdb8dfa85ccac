package dev.meshproof.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads frames. For one thread. */
public final class FrameReader {
    private static final int SHOWN = 600;
    private static final FrameType[] TYPES = FrameType.values();

    private final DataInputStream in;

    public FrameReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 64 << 10));
    }

    /**
     * Reads what an agent writes before its first frame.
     *
     * @throws MalformedFrame if this is no agent of our version; the message shows the beginning of what came instead
     */
    public void expectPreamble() throws IOException {
        byte[] first = in.readNBytes(8);
        if (first.length == 8 && intAt(first, 0) == Protocol.MAGIC) {
            if (intAt(first, 4) != Protocol.VERSION) {
                throw new MalformedFrame("the agent speaks protocol version " + intAt(first, 4) + ", expected "
                        + Protocol.VERSION + "; rebuild so that both ends come from the same jar");
            }
            return;
        }
        if (first.length == 0) {
            throw new EOFException("the stream ended before the agent said hello");
        }
        String text = new String(first, StandardCharsets.UTF_8)
                + new String(in.readNBytes(SHOWN - first.length), StandardCharsets.UTF_8);
        throw new MalformedFrame("no agent answered, but: " + text.strip());
    }

    /**
     * Reads the next frame.
     *
     * @return null at an end between two frames
     * @throws MalformedFrame on an unknown type or a length over {@link Protocol#MAX_PAYLOAD}
     * @throws EOFException at an end inside a frame
     */
    public @Nullable Frame read() throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        if (type >= TYPES.length) {
            throw new MalformedFrame("frame type " + type + ", expected 0 to " + (TYPES.length - 1));
        }
        int id = in.readInt();
        int length = in.readInt();
        int most = TYPES[type] == FrameType.DATA ? Protocol.MAX_DATA : Protocol.MAX_PAYLOAD;
        if (length < 0 || length > most) {
            throw new MalformedFrame(
                    TYPES[type] + " frame of " + Integer.toUnsignedString(length) + " bytes, at most " + most);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException(
                    "the stream ended " + payload.length + " bytes into a frame of " + length + " bytes");
        }
        return new Frame(TYPES[type], id, payload);
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
