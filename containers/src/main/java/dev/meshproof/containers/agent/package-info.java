/**
 * The caller's side of the probe agent: how its jar is made, started inside a container, and asked.
 *
 * <p>It may talk to the container engine, to start the agent and to learn how it ended. It never interprets a reply.
 */
@NullMarked
package dev.meshproof.containers.agent;

import org.jspecify.annotations.NullMarked;
