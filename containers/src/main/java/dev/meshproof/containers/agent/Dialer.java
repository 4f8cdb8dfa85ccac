package dev.meshproof.containers.agent;

import dev.meshproof.wire.ByteStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Opens TCP connections from some place. */
public interface Dialer {
    /**
     * Connects to a port.
     *
     * @param host an address, or a name for that place's resolver
     * @param limit for resolving and connecting together
     * @return fails with {@link ConnectFailed}, or with another IOException if the dialer itself does not work
     */
    CompletableFuture<ByteStream> connect(String host, int port, Duration limit);
}
