package dev.meshproof.containers.agent;

import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.ConnectResult;
import java.io.IOException;

/** A connect that the agent made ended in anything but a connection. */
public final class ConnectFailed extends IOException {
    private final transient ConnectResult result;

    public ConnectFailed(ConnectResult result) {
        super(result.outcome() + " " + result.address() + ": " + result.message());
        this.result = result;
    }

    public ConnectOutcome outcome() {
        return result.outcome();
    }

    /** The address that was dialled, {@code address:port}; the host as asked for if it did not come to that. */
    public String address() {
        return result.address();
    }

    /** What the agent's kernel or resolver said. */
    public String reason() {
        return result.message();
    }
}
