/**
 * DERP on the wire: what passes between a node and its relay inside TLS, read from any chunks of it without copying what
 * lies whole in one of them (tailscale v1.102.3: derp/derp.go, derp/derpserver/handler.go).
 *
 * <p>Pure: bytes in, events out. It never throws on what it reads, and never guesses: what cannot be read ends the reading
 * of that direction, with the place and the reason.
 */
@NullMarked
package dev.meshproof.wiretap.derp;

import org.jspecify.annotations.NullMarked;
