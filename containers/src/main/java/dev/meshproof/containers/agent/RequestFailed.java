package dev.meshproof.containers.agent;

import java.io.IOException;

/** The agent could not carry a request out; the message is the agent's. */
public final class RequestFailed extends IOException {
    public RequestFailed(String message) {
        super(message);
    }
}
