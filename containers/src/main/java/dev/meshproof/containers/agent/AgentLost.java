package dev.meshproof.containers.agent;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent ended, never began, or broke the protocol; says nothing of what it was asked. */
public final class AgentLost extends IOException {
    public AgentLost(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
