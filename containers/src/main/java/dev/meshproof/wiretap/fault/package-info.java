/**
 * What a wiretap does to traffic on request, and only then: it delays, limits, drops, stalls and alters what passes between
 * two nodes, and counts what it did. Frames are handed on whole; where nothing is asked for, nothing here is in the way.
 */
@NullMarked
package dev.meshproof.wiretap.fault;

import org.jspecify.annotations.NullMarked;
