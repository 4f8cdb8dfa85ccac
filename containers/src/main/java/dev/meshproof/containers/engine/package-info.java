/**
 * What is known of the Docker engine before anything is asked of it: whether it answers, what it is, and which labs it
 * still holds.
 *
 * <p>May use docker-java and read this machine's processes. It only looks: it never starts, changes or removes anything,
 * and it never waits long for an engine that does not answer.
 */
@NullMarked
package dev.meshproof.containers.engine;

import org.jspecify.annotations.NullMarked;
