/**
 * Stands between nodes and their relay: takes their TLS, speaks TLS to the relay, and hands every byte on unchanged, after it
 * has been shown to a {@link dev.meshproof.wiretap.forward.Flow}, which may hold it back or alter it.
 *
 * <p>One thread does all of it, with a selector; TLS's long computations and name resolution run on two more. What it holds for
 * a connection is bounded: a side is read only while the other takes what is read.
 */
@NullMarked
package dev.meshproof.wiretap.forward;

import org.jspecify.annotations.NullMarked;
