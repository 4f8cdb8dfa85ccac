/**
 * Akash SDL files, v2.0 and v2.1, as records whose every value knows where it was read.
 *
 * <p>For: reading a file's bytes, judging them by Akash's rules, and saying what is wrong with file, line, column and
 * remedy. May touch: the files it is given. Never: Docker, the network, the clock; it decides nothing about what a lab
 * runs, which is the business of {@code dev.meshproof.plan}.
 */
@NullMarked
package dev.meshproof.sdl;

import org.jspecify.annotations.NullMarked;
