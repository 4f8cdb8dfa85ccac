/**
 * Finds canaries, in every form that they may have taken, in what a relay could read: all forms of all canaries in one
 * pass, across the borders of packets.
 *
 * <p>Pure, and depends on nothing but the JDK.
 */
@NullMarked
package dev.meshproof.wiretap.search;

import org.jspecify.annotations.NullMarked;
