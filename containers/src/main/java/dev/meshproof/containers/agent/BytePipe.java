package dev.meshproof.containers.agent;

import dev.meshproof.wire.RingBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded pipe that hands bytes over at once ({@link java.io.PipedInputStream} looks once a second). Thread-safe. */
final class BytePipe {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RingBuffer bytes;
    private boolean ended;
    private boolean abandoned;

    /** @param limit in bytes, beyond which writers wait */
    BytePipe(int limit) {
        bytes = new RingBuffer(limit);
    }

    /** Lets readers have what is left, then -1; writers fail. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return take(target, offset, length);
            }

            @Override
            public int available() {
                return size();
            }

            @Override
            public void close() {
                abandon();
            }
        };
    }

    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                put(source, offset, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    private int take(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (bytes.size() == 0) {
                if (ended) {
                    return -1;
                }
                await();
            }
            int taken = bytes.take(target, offset, length);
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void put(byte[] source, int offset, int length) throws IOException {
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                if (ended || abandoned) {
                    throw new IOException("the pipe is closed");
                }
                int now = Math.min(bytes.room(), length - done);
                if (now == 0) {
                    await();
                } else {
                    bytes.put(source, offset + done, now);
                    done += now;
                    changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return bytes.size();
        } finally {
            lock.unlock();
        }
    }

    private void abandon() {
        lock.lock();
        try {
            abandoned = true;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await() throws IOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
