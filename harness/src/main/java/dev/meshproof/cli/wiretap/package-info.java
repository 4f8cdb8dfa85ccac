/**
 * {@code meshproof wiretap}: what a wiretap kept, for people and as JSON.
 *
 * <p>May use the wiretap's pure parts; reads the files that it is given. It never judges.
 */
@NullMarked
package dev.meshproof.cli.wiretap;

import org.jspecify.annotations.NullMarked;
