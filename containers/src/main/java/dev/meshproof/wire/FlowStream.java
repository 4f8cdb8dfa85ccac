package dev.meshproof.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One end of a stream over frames. Keeps at most {@link Protocol#WINDOW} bytes that came and were not read; the other end
 * may send no more than that ahead, so that a reader who stalls holds up nobody but their own writer.
 */
public final class FlowStream implements ByteStream {
    private final int id;
    private final FrameWriter frames;
    private final StreamTable table;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RingBuffer arrived = new RingBuffer(Protocol.WINDOW);
    private int unread;
    private int credit = Protocol.WINDOW;
    private boolean ended;
    private boolean outputClosed;
    private @Nullable StreamEnd over;
    private long deadline;
    private boolean limited;
    private volatile String address = "";
    private @Nullable Runnable givenUp;

    private final InputStream in = new In();
    private final OutputStream out = new Out();

    FlowStream(int id, FrameWriter frames, StreamTable table) {
        this.id = id;
        this.frames = frames;
        this.table = table;
    }

    /** To be called once, when it is known. */
    public void address(String dialled) {
        address = dialled;
    }

    @Override
    public String address() {
        return address;
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
        lock.lock();
        try {
            deadline = System.nanoTime() + fromNow.toNanos();
            limited = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void noLimit() {
        lock.lock();
        try {
            limited = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void closeOutput() throws IOException {
        lock.lock();
        try {
            if (outputClosed || over != null) {
                return;
            }
            outputClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        frames.write(FrameType.END, id);
        forgetIfDone();
    }

    @Override
    public void close() {
        end(StreamEnd.closed());
    }

    /** Ends the stream in both directions and tells the other end why. Never throws. */
    public void end(StreamEnd why) {
        lock.lock();
        try {
            if (over != null) {
                return;
            }
            over = why;
            changed.signalAll();
            if (ended && outputClosed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        table.forget(id);
        try {
            frames.write(FrameType.CLOSE, id, Codec.encode(StreamEnd.class, why));
        } catch (IOException lost) {
            // The connection is gone, and every stream with it.
        }
    }

    /** Whether the stream ended in both directions, or was given up by either end. */
    public boolean isOver() {
        lock.lock();
        try {
            return over != null || (ended && outputClosed);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code then}, which must not block, once the other end has given the stream up or is lost. */
    public void whenGivenUp(Runnable then) {
        lock.lock();
        try {
            if (over == null) {
                givenUp = then;
                return;
            }
        } finally {
            lock.unlock();
        }
        then.run();
    }

    void received(byte[] data) throws MalformedFrame {
        lock.lock();
        try {
            if (over != null) {
                return;
            }
            if (ended || data.length > arrived.room()) {
                throw new MalformedFrame("stream " + id + ": "
                        + (ended ? "data after its end" : "data beyond its window of " + Protocol.WINDOW + " bytes"));
            }
            arrived.put(data, 0, data.length);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void credited(byte[] payload) throws MalformedFrame {
        if (payload.length != 4) {
            throw new MalformedFrame("stream " + id + ": credit of " + payload.length + " bytes, expected 4");
        }
        int bytes = ByteBuffer.wrap(payload).getInt();
        lock.lock();
        try {
            if (bytes <= 0 || bytes > Protocol.WINDOW - credit) {
                throw new MalformedFrame("stream " + id + ": credit for " + bytes + " bytes that were not sent");
            }
            credit += bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remoteEnded() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        forgetIfDone();
    }

    void remoteOver(StreamEnd why) {
        Runnable then = null;
        lock.lock();
        try {
            if (over == null) {
                over = why;
                then = givenUp;
                ended = ended || why.reason() == StreamEnd.Reason.CLOSED;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        table.forget(id);
        if (then != null) {
            then.run();
        }
    }

    private void forgetIfDone() {
        if (isOver()) {
            table.forget(id);
        }
    }

    /** Waits for a change; the lock is held. */
    private void await() throws IOException {
        try {
            if (!limited) {
                changed.await();
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new InterruptedIOException("the limit is over");
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
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
            int taken;
            int credited = 0;
            lock.lock();
            try {
                while (arrived.size() == 0) {
                    if (ended) {
                        return -1;
                    }
                    if (over != null) {
                        throw over.toException();
                    }
                    FlowStream.this.await();
                }
                taken = arrived.take(target, offset, length);
                unread += taken;
                if (unread >= Protocol.WINDOW / 2 && !ended && over == null) {
                    credited = unread;
                    unread = 0;
                }
            } finally {
                lock.unlock();
            }
            if (credited > 0) {
                byte[] amount = ByteBuffer.allocate(4).putInt(credited).array();
                frames.write(FrameType.CREDIT, id, amount);
            }
            return taken;
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return arrived.size();
            } finally {
                lock.unlock();
            }
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
                int granted = grant(left);
                frames.write(FrameType.DATA, id, source, at, granted);
                at += granted;
                left -= granted;
            }
        }

        private int grant(int wanted) throws IOException {
            lock.lock();
            try {
                while (true) {
                    if (over != null) {
                        throw over.toException();
                    }
                    if (outputClosed) {
                        throw new IOException("the stream's output is closed");
                    }
                    if (credit > 0) {
                        int granted = Math.min(Math.min(wanted, credit), Protocol.MAX_DATA);
                        credit -= granted;
                        return granted;
                    }
                    FlowStream.this.await();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
