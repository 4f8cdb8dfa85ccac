package dev.meshproof.wire;

import java.time.Duration;

/**
 * Opens a stream to a TCP port.
 *
 * @param host an address, or a name for the agent's resolver; of several addresses the first is dialled
 * @param limit for resolving and connecting together
 */
public record ConnectTo(String host, int port, Duration limit) {
    public ConnectTo {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit " + limit + ", expected more than none");
        }
    }
}
