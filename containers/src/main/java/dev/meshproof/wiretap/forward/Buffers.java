package dev.meshproof.wiretap.forward;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lends buffers to connections that have something under way; those that have not hold none. For one thread. */
final class Buffers {
    /** Holds one record of TLS, and one to come. In bytes. */
    static final int SIZE = 2 * TlsEnd.RECORD;

    private static final int MOST_KEPT = 64;

    private final Deque<ByteBuffer> kept = new ArrayDeque<>();
    private int lent;

    /** An empty one: position 0, limit its capacity. */
    ByteBuffer borrow() {
        lent++;
        ByteBuffer buffer = kept.poll();
        return buffer == null ? ByteBuffer.allocate(SIZE) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        lent--;
        if (kept.size() < MOST_KEPT && buffer.capacity() == SIZE) {
            kept.push(buffer);
        }
    }

    /** How many are lent. */
    int lent() {
        return lent;
    }
}
