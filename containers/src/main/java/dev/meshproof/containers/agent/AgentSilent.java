package dev.meshproof.containers.agent;

import java.io.IOException;

/** The agent lives, as far as is known, but did not answer in time; says nothing of what it was asked. */
public final class AgentSilent extends IOException {
    public AgentSilent(String message) {
        super(message);
    }
}
