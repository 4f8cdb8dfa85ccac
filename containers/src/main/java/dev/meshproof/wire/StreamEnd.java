package dev.meshproof.wire;

import java.io.IOException;

/**
 * Why a stream is over.
 *
 * @param message for people; empty in an orderly end
 */
public record StreamEnd(Reason reason, String message) {
    /** How. */
    public enum Reason {
        /** Given up by its owner; what was sent before still counts. */
        CLOSED,
        /** The connection behind it was reset. */
        RESET,
        /** The connection behind it, or the agent, failed otherwise. */
        FAILED
    }

    public static StreamEnd closed() {
        return new StreamEnd(Reason.CLOSED, "");
    }

    /** The end that a failed read from or write to a socket means. */
    public static StreamEnd of(IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean reset = message.contains("reset") || message.contains("Broken pipe");
        return new StreamEnd(reset ? Reason.RESET : Reason.FAILED, message);
    }

    IOException toException() {
        return switch (reason) {
            case CLOSED -> new IOException("the stream is closed");
            case RESET -> new StreamReset(message);
            case FAILED -> new IOException(message);
        };
    }
}
