package dev.meshproof.wire;

import java.io.IOException;

/** The other end reset the connection. */
public final class StreamReset extends IOException {
    public StreamReset(String message) {
        super(message);
    }
}
