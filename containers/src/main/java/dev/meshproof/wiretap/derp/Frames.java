package dev.meshproof.wiretap.derp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Frames out of chunks. What lies whole in a chunk is not copied; of what does not, one frame at most is kept. */
final class Frames {
    private static final int FIRST = 2 << 10;

    private final Side side;
    private final Order order;
    private final byte[] header = new byte[FrameType.HEADER];
    private int headerBytes;
    private @Nullable FrameType type;
    private byte[] payload = new byte[0];
    private int length;
    private int have;
    private long begunAt;

    Frames(Side side) {
        this.side = side;
        this.order = new Order(side);
    }

    /** How many bytes of a frame that is not whole yet have been taken. */
    int pending() {
        return headerBytes + have;
    }

    int kept() {
        return header.length + payload.length;
    }

    /** Where the frame that was taken last begins in the stream. */
    long begunAt() {
        return begunAt;
    }

    /** @param from where the chunk's position is in the stream */
    void take(ByteBuffer in, long from, EventSink sink) throws Malformed {
        int start = in.position();
        while (in.hasRemaining()) {
            if (headerBytes == 0 && in.remaining() >= FrameType.HEADER && takeWhole(in, from - start, sink)) {
                continue;
            }
            begunAt = from + (in.position() - start) - pending();
            if (collect(in)) {
                FrameType complete = type;
                if (complete != null) {
                    emit(complete, ByteBuffer.wrap(payload, 0, length).slice(), sink);
                }
                reset();
            }
        }
    }

    private boolean takeWhole(ByteBuffer in, long base, EventSink sink) throws Malformed {
        int at = in.position();
        begunAt = base + at;
        int size = bigEndian(in.get(at + 1), in.get(at + 2), in.get(at + 3), in.get(at + 4));
        FrameType next = FrameType.of(in.get(at) & 0xff, size);
        if (in.remaining() < FrameType.HEADER + size) {
            return false;
        }
        emit(next, in.slice(at + FrameType.HEADER, size), sink);
        in.position(at + FrameType.HEADER + size);
        return true;
    }

    /** Whether a frame is whole now. */
    private boolean collect(ByteBuffer in) throws Malformed {
        while (headerBytes < header.length && in.hasRemaining()) {
            header[headerBytes++] = in.get();
        }
        if (headerBytes < header.length) {
            return false;
        }
        if (type == null) {
            length = bigEndian(header[1], header[2], header[3], header[4]);
            type = FrameType.of(header[0] & 0xff, length);
        }
        int more = Math.min(length - have, in.remaining());
        if (have + more > payload.length) {
            // As much as has come, and no more on the word of a header: many connections are read at once.
            byte[] larger = new byte[Math.min(length, Math.max(FIRST, 2 * (have + more)))];
            System.arraycopy(payload, 0, larger, 0, have);
            payload = larger;
        }
        in.get(payload, have, more);
        have += more;
        return have == length;
    }

    private void reset() {
        headerBytes = 0;
        have = 0;
        type = null;
        if (payload.length > FIRST) {
            payload = new byte[0];
        }
    }

    private void emit(FrameType of, ByteBuffer bytes, EventSink sink) throws Malformed {
        long end = begunAt + FrameType.HEADER + bytes.remaining();
        DerpFrame frame = Payload.read(of, bytes);
        String odd = order.check(of);
        if (odd != null) {
            sink.accept(new StreamEvent.Irregular(begunAt, odd));
        }
        sink.accept(new StreamEvent.Framed(begunAt, end, frame));
    }

    /** Why the stream must not end now; null if it may. */
    @Nullable
    String cutOff() {
        if (pending() == 0) {
            return null;
        }
        String what = type == null ? "a frame's header" : "a " + type + " frame of " + length + " bytes";
        return side.text() + "'s stream ended " + pending() + " bytes into " + what;
    }

    private static int bigEndian(byte a, byte b, byte c, byte d) {
        return (a & 0xff) << 24 | (b & 0xff) << 16 | (c & 0xff) << 8 | (d & 0xff);
    }
}
