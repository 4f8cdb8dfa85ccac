package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;

/**
 * Where an agent can be asked.
 *
 * @param containerId of the container that it runs in
 */
public record Place(String containerId, AgentConnection agent) {}
