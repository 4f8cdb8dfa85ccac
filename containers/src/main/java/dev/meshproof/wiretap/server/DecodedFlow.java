package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.derp.DerpFrame;
import dev.meshproof.wiretap.derp.EventSink;
import dev.meshproof.wiretap.derp.FrameType;
import dev.meshproof.wiretap.derp.StreamDecoder;
import dev.meshproof.wiretap.derp.StreamEvent;
import dev.meshproof.wiretap.fault.Frame;
import dev.meshproof.wiretap.fault.Gate;
import dev.meshproof.wiretap.forward.Flow;
import dev.meshproof.wiretap.packet.PacketKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads along. As long as no fault is about this direction the bytes pass as they come; from the first frame that begins while
 * one is, frames go through the gate, until there is none any more and nothing is held.
 */
final class DecodedFlow implements Flow {
    private static final int PIECE = 16 << 10;

    private final StreamDecoder decoder;
    private final Reader reader;
    private final Gate gate;
    private final Tail tail = new Tail();
    private final List<Cut> cuts = new ArrayList<>();
    /** What passes as it is: the caller's buffer. */
    private @Nullable ByteBuffer whole;
    /** A copy, on its way. */
    private @Nullable ByteBuffer piece;

    private boolean gated;
    private long chunkAt;
    private long frameEnd = -1;

    /** A packet in a frame. */
    record Carried(Pair pair, PacketKind kind, int length) {}

    private record Cut(long at, @Nullable Carried carried) {}

    /** Is told what is read. */
    interface Reader {
        /** A frame has come; says what it carries, if anything. */
        @Nullable
        Carried comes(DerpFrame frame);

        /** A packet goes on, maybe later, maybe altered. */
        void goes(Pair pair, ByteBuffer packet);

        /** Anything else. */
        void other(StreamEvent event);
    }

    /** @param decoding makes the decoder that tells a sink what it reads */
    DecodedFlow(Function<EventSink, StreamDecoder> decoding, Reader reader, Gate gate) {
        this.decoder = decoding.apply(this::read);
        this.reader = reader;
        this.gate = gate;
    }

    private void read(StreamEvent event) {
        if (!(event instanceof StreamEvent.Framed framed)) {
            reader.other(event);
            return;
        }
        Carried carried = reader.comes(framed.frame());
        frameEnd = framed.end();
        if (!gated && framed.at() >= chunkAt && gate.isNeeded()) {
            gated = true;
            tail.begin(framed.at());
        }
        if (gated) {
            cuts.add(new Cut(framed.at(), carried));
        } else if (carried != null && framed.frame() instanceof DerpFrame.Carrier carrier) {
            reader.goes(carried.pair(), carrier.packet());
        }
    }

    @Override
    public void take(ByteBuffer plain) {
        int start = plain.position();
        chunkAt = decoder.taken();
        boolean before = gated;
        if (!gated && chunkAt == frameEnd && gate.isNeeded()) {
            gated = true;
            tail.begin(chunkAt);
        }
        decoder.decode(plain);
        plain.position(start);
        whole = plain;
        if (!gated) {
            return;
        }
        int passes = before ? 0 : (int) (tail.at() - chunkAt);
        tail.add(plain.slice(start + passes, plain.remaining() - passes));
        plain.limit(start + passes);
        long now = System.nanoTime();
        for (Cut cut : cuts) {
            byte[] bytes = tail.frame(cut.at);
            Carried carried = cut.carried;
            gate.take(
                    carried == null
                            ? new Frame(bytes, null, null, bytes.length)
                            : new Frame(bytes, carried.pair, carried.kind, bytes.length - carried.length),
                    now);
        }
        cuts.clear();
        tail.forget();
    }

    @Override
    public @Nullable ByteBuffer next(long now) {
        ByteBuffer passing = whole;
        // It is the caller's again once it is read to its end, and may then hold what is another connection's.
        whole = null;
        if (passing != null && passing.hasRemaining()) {
            return passing;
        }
        ByteBuffer copy = piece;
        if (copy == null && gated) {
            copy = released(now);
        }
        if (copy == null) {
            return null;
        }
        int some = Math.min(PIECE, copy.remaining());
        ByteBuffer next = copy.slice(copy.position(), some);
        copy.position(copy.position() + some);
        piece = copy.hasRemaining() ? copy : null;
        return next;
    }

    private @Nullable ByteBuffer released(long now) {
        Frame frame = gate.next(now);
        if (frame != null) {
            Pair pair = frame.pair();
            if (pair != null) {
                reader.goes(
                        pair, ByteBuffer.wrap(frame.bytes(), frame.packet(), frame.bytes().length - frame.packet()));
            }
            return ByteBuffer.wrap(frame.bytes());
        }
        if (gate.isEmpty() && (decoder.isLost() || !gate.isNeeded())) {
            gated = false;
            byte[] rest = tail.rest();
            return rest.length == 0 ? null : ByteBuffer.wrap(rest);
        }
        return null;
    }

    @Override
    public boolean isFull() {
        return gated && (gate.isFull() || tail.length() > Gate.MOST_HELD);
    }

    /** A frame of which only the beginning has come does not count: it cannot go through the gate. */
    @Override
    public boolean isDrained() {
        return whole == null && piece == null && gate.isEmpty();
    }

    @Override
    public long due(long now) {
        long at = gated ? gate.nextAt() : NEVER;
        return at == NEVER ? NEVER : Math.max(0, at - now);
    }

    @Override
    public void end() {
        decoder.end();
    }

    /** The faults have changed. */
    void reconsider(long now) {
        gate.reconsider(now);
    }

    /** The connection is over. */
    void discard() {
        gate.discard();
    }

    /** Bytes from a place in the stream on that are not frames yet. */
    private static final class Tail {
        private byte[] bytes = new byte[0];
        private int length;
        private int cut;
        private long at;

        void begin(long from) {
            at = from;
            length = 0;
        }

        long at() {
            return at;
        }

        int length() {
            return length;
        }

        void add(ByteBuffer more) {
            int size = more.remaining();
            if (length + size > bytes.length) {
                byte[] larger = new byte[Math.max(2 * bytes.length, length + size)];
                System.arraycopy(bytes, 0, larger, 0, length);
                bytes = larger;
            }
            more.get(bytes, length, size);
            length += size;
        }

        /** The frame that begins at a place in the stream, which is known to be whole. */
        byte[] frame(long from) {
            int begins = (int) (from - at);
            int size = FrameType.HEADER + ByteBuffer.wrap(bytes).getInt(begins + 1);
            byte[] frame = new byte[size];
            System.arraycopy(bytes, begins, frame, 0, size);
            cut = begins + size;
            return frame;
        }

        /** Lets go of those that were cut off. */
        void forget() {
            System.arraycopy(bytes, cut, bytes, 0, length - cut);
            length -= cut;
            at += cut;
            cut = 0;
        }

        byte[] rest() {
            byte[] rest = new byte[length];
            System.arraycopy(bytes, 0, rest, 0, length);
            bytes = new byte[0];
            length = 0;
            return rest;
        }
    }
}
