package dev.meshproof.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One end of a stream over frames. Keeps at most {@link Protocol#WINDOW} bytes that came and were not read; the other end
 * may send no more than that ahead, so that a reader who stalls holds up nobody but their own writer.
 */
public final class FlowStream implements ByteStream {
    private final int id;
    private final FrameWriter frames;
    private final StreamTable table;
    private final FlowState state = new FlowState();
    private final InputStream in = new In();
    private final OutputStream out = new Out();
    private volatile String address = "";
    private volatile int localPort;

    FlowStream(int id, FrameWriter frames, StreamTable table) {
        this.id = id;
        this.frames = frames;
        this.table = table;
    }

    /** To be called once, when it is known. */
    public void connected(String dialled, int from) {
        address = dialled;
        localPort = from;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public int localPort() {
        return localPort;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void limit(Duration fromNow) {
        state.limit(fromNow);
    }

    @Override
    public void noLimit() {
        state.limit(null);
    }

    @Override
    public void closeOutput() throws IOException {
        if (state.closeOutput()) {
            frames.write(FrameType.END, id);
            forgetIfDone();
        }
    }

    @Override
    public void close() {
        end(StreamEnd.closed());
    }

    /** Ends the stream in both directions and tells the other end why. Never throws. */
    public void end(StreamEnd why) {
        boolean tell = state.end(why);
        table.forget(id);
        if (tell) {
            try {
                frames.write(FrameType.CLOSE, id, Codec.encode(StreamEnd.class, why));
            } catch (IOException lost) {
                // The connection is gone, and every stream with it.
            }
        }
    }

    /** Whether the stream ended in both directions, or was given up by either end. */
    public boolean isOver() {
        return state.isOver();
    }

    /** Runs {@code then}, which must not block, once the other end has given the stream up or is lost. */
    public void whenGivenUp(Runnable then) {
        state.whenGivenUp(then);
    }

    void received(byte[] data) throws MalformedFrame {
        state.received(data);
    }

    void credited(byte[] payload) throws MalformedFrame {
        if (payload.length != 4) {
            throw new MalformedFrame("credit of " + payload.length + " bytes, expected 4");
        }
        state.credited(ByteBuffer.wrap(payload).getInt());
    }

    void remoteEnded() {
        state.remoteEnded();
        forgetIfDone();
    }

    void remoteOver(StreamEnd why) {
        table.forget(id);
        state.remoteOver(why);
    }

    private void forgetIfDone() {
        if (state.isOver()) {
            table.forget(id);
        }
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            FlowState.Taken taken = state.take(target, offset, length);
            if (taken.credit() > 0) {
                byte[] amount = ByteBuffer.allocate(4).putInt(taken.credit()).array();
                frames.write(FrameType.CREDIT, id, amount);
            }
            return taken.taken();
        }

        @Override
        public int available() {
            return state.available();
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            int at = offset;
            int left = length;
            while (left > 0) {
                int granted = state.grant(left);
                frames.write(FrameType.DATA, id, source, at, granted);
                at += granted;
                left -= granted;
            }
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
