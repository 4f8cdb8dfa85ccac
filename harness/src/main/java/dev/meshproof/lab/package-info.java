/**
 * Starts a plan and takes it down: networks, control plane, relays, package mirror, ingresses, sandboxes, replicas, neighbours;
 * restarts replicas as a kubelet does; waits until they are ready; removes whatever a lab left behind.
 *
 * <p>The only package besides {@code containers} that touches Docker. It never judges: it hands out vantages and
 * addresses, and what it waited for in vain is for the claims to find.
 */
@NullMarked
package dev.meshproof.lab;

import org.jspecify.annotations.NullMarked;
