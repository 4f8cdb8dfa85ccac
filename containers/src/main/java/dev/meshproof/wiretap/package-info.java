/**
 * The wiretap: sees exactly what a relay's operator could see, and this package has the words for it: node keys, pairs of
 * them, the direction of what is relayed.
 *
 * <p>Beneath it, {@code derp} reads the relay's protocol, {@code packet} tells what is carried, {@code search} finds what
 * must not be there, {@code capture} keeps all of it as pcapng, and {@code view} is what comes out of all of them, live
 * or from a stored capture. {@code forward} stands between nodes and relay, {@code fault} does to traffic what it is asked
 * to, and {@code server} is the program made of them. All of it travels into containers: it may use the JDK and nothing else
 * (JSpecify's annotations are absent there, which the JVM tolerates). {@code forward} and {@code server} alone open sockets,
 * {@code capture} and {@code server} files.
 */
@NullMarked
package dev.meshproof.wiretap;

import org.jspecify.annotations.NullMarked;
