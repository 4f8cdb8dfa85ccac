/**
 * How Go reads numbers, durations, versions, URLs and YAML scalars.
 *
 * <p>For: agreement with Akash's parser down to the odd cases ({@code 0x10}, {@code 1_000}, {@code --5}). Each class names the
 * Go function that it follows. Never: SDL sections or rules.
 */
@NullMarked
package dev.meshproof.sdl.chain.go;

import org.jspecify.annotations.NullMarked;
