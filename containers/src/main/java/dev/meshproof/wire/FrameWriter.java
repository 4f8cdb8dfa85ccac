package dev.meshproof.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** Writes frames, each with one write to the stream below. Thread-safe; writers take turns in the order they came. */
public final class FrameWriter {
    private static final byte[] NOTHING = {};

    private final ReentrantLock turn = new ReentrantLock(true);
    private final byte[] small = new byte[Frame.HEADER + Protocol.MAX_DATA];
    private final OutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes what {@link FrameReader#expectPreamble()} expects. */
    public void preamble() throws IOException {
        out.write(ByteBuffer.allocate(8)
                .putInt(Protocol.MAGIC)
                .putInt(Protocol.VERSION)
                .array());
        out.flush();
    }

    public void write(FrameType type, int id) throws IOException {
        write(type, id, NOTHING, 0, 0);
    }

    public void write(FrameType type, int id, byte[] payload) throws IOException {
        write(type, id, payload, 0, payload.length);
    }

    /** @throws IllegalArgumentException if the payload is over {@link Protocol#MAX_PAYLOAD} */
    public void write(FrameType type, int id, byte[] payload, int offset, int length) throws IOException {
        if (length > Protocol.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    type + " frame of " + length + " bytes, at most " + Protocol.MAX_PAYLOAD);
        }
        turn.lock();
        try {
            byte[] bytes = length <= Protocol.MAX_DATA ? small : new byte[Frame.HEADER + length];
            ByteBuffer.wrap(bytes)
                    .put((byte) type.ordinal())
                    .putInt(id)
                    .putInt(length)
                    .put(payload, offset, length);
            out.write(bytes, 0, Frame.HEADER + length);
            out.flush();
        } finally {
            turn.unlock();
        }
    }
}
