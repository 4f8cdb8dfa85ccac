/**
 * One Testcontainers class for each process of a lab: how it is configured, started, waited for and asked; the networks
 * between them, the lab's certificate authority, and the labels by which what is ours is found again.
 *
 * <p>May use Testcontainers, docker-java and Bouncy Castle. Never knows an SDL, a plan or a claim.
 */
@NullMarked
package dev.meshproof.containers;

import org.jspecify.annotations.NullMarked;
