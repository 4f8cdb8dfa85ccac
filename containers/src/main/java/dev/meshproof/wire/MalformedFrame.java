package dev.meshproof.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that break the protocol; the message says which rule. The connection they came over is of no further use. */
public final class MalformedFrame extends IOException {
    public MalformedFrame(String message) {
        super(message);
    }

    MalformedFrame(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
