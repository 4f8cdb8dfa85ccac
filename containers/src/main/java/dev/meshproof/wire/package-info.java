/**
 * What the probe agent and its callers say to each other: frames over one pair of byte streams, which carry requests with
 * their replies and flow-controlled byte streams side by side.
 *
 * <p>Both ends use this package, and it travels into containers: it may use the JDK and nothing else (JSpecify's
 * annotations are absent there, which the JVM tolerates). It never opens a socket or a file.
 */
@NullMarked
package dev.meshproof.wire;

import org.jspecify.annotations.NullMarked;
