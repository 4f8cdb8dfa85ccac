/**
 * What a relay carries from one node to another: WireGuard's messages and tailscale's disco messages, and whether they are
 * what they should be (WireGuard's paper, section 5.4; tailscale v1.102.3: disco/disco.go).
 *
 * <p>Pure, and made for every packet of a live relay: nothing here allocates for a packet in which nothing is found. It
 * opens nothing that is sealed, and could not.
 */
@NullMarked
package dev.meshproof.wiretap.packet;

import org.jspecify.annotations.NullMarked;
