package dev.meshproof.wiretap.forward;

import java.time.Duration;

/**
 * What bounds the forwarder.
 *
 * @param connections at once; more are closed at once
 * @param ready how long a connection may take from its first byte until both sides have agreed on TLS
 * @param idle how long one may last on which nothing moves
 * @param halfClosed the same, once one side has ended its stream
 */
public record Limits(int connections, Duration ready, Duration idle, Duration halfClosed) {
    /** A relay sends something each minute (derp/derp.go: KeepAlive). */
    public static final Limits USUAL =
            new Limits(4096, Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofMinutes(1));
}
