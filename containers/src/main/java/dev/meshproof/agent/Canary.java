package dev.meshproof.agent;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;

/** A listener of ours, bound until it is closed. */
interface Canary extends Closeable {
    /** How long it may take until a closed one is gone, in milliseconds. */
    int GONE_MILLIS = 5_000;

    int port();

    Visitors visitors();

    /**
     * Blocks until its thread has ended: as long as that waits in the kernel, the kernel keeps the closed socket, and takes
     * visitors on its behalf. A machine under load takes its time over that.
     */
    static void awaitGone(Thread serving) throws IOException {
        try {
            serving.join(GONE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + serving.getName() + " was closed");
        }
        if (serving.isAlive()) {
            throw new IOException(serving.getName() + " is still there " + GONE_MILLIS + " ms after it was closed");
        }
    }
}
