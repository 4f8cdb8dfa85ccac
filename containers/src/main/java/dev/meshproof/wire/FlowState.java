package dev.meshproof.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What one end of a stream knows: what came and was not read, what it may send, and how far it has ended. */
final class FlowState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RingBuffer arrived = new RingBuffer(Protocol.WINDOW);
    private int unread;
    private int credit = Protocol.WINDOW;
    private boolean ended;
    private boolean outputClosed;
    private @Nullable StreamEnd over;
    private @Nullable Runnable givenUp;
    private long deadline;
    private boolean limited;

    /**
     * What a read got.
     *
     * @param taken bytes, or -1 at the end
     * @param credit bytes that the other end is to be told it may send again
     */
    record Taken(int taken, int credit) {}

    Taken take(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (arrived.size() == 0) {
                if (ended) {
                    return new Taken(-1, 0);
                }
                if (over != null) {
                    throw over.toException();
                }
                await();
            }
            int taken = arrived.take(target, offset, length);
            unread += taken;
            int due = 0;
            if (unread >= Protocol.WINDOW / 2 && !ended && over == null) {
                due = unread;
                unread = 0;
            }
            return new Taken(taken, due);
        } finally {
            lock.unlock();
        }
    }

    int available() {
        lock.lock();
        try {
            return arrived.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something may be sent, and says how much of what is wanted. */
    int grant(int wanted) throws IOException {
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
                await();
            }
        } finally {
            lock.unlock();
        }
    }

    void limit(@Nullable Duration fromNow) {
        lock.lock();
        try {
            limited = fromNow != null;
            deadline = fromNow == null ? 0 : System.nanoTime() + fromNow.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void received(byte[] data) throws MalformedFrame {
        lock.lock();
        try {
            if (over != null) {
                return;
            }
            if (ended) {
                throw new MalformedFrame("data after the end of a stream");
            }
            if (data.length > arrived.room()) {
                throw new MalformedFrame("data beyond a stream's window of " + Protocol.WINDOW + " bytes");
            }
            arrived.put(data, 0, data.length);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void credited(int bytes) throws MalformedFrame {
        lock.lock();
        try {
            if (bytes <= 0 || bytes > Protocol.WINDOW - credit) {
                throw new MalformedFrame("credit for " + bytes + " bytes that were not sent");
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
    }

    /** @return whether this is news */
    boolean closeOutput() {
        lock.lock();
        try {
            if (outputClosed || over != null) {
                return false;
            }
            outputClosed = true;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the other end does not know yet */
    boolean end(StreamEnd why) {
        lock.lock();
        try {
            if (over != null) {
                return false;
            }
            over = why;
            changed.signalAll();
            return !(ended && outputClosed);
        } finally {
            lock.unlock();
        }
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
        if (then != null) {
            then.run();
        }
    }

    void whenGivenUp(Runnable then) {
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

    boolean isOver() {
        lock.lock();
        try {
            return over != null || (ended && outputClosed);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change; the lock is held. */
    private void await() throws IOException {
        try {
            if (!limited) {
                changed.await();
                return;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new InterruptedIOException("the limit is over");
            }
            changed.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
