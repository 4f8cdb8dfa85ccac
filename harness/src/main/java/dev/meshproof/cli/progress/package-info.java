/**
 * How a run goes on, told on standard error while it does: as a line that changes on a terminal, as plain lines anywhere
 * else, or not at all.
 *
 * <p>May use {@code verify} for what it hears and {@code run} to make text harmless. It changes nothing of the terminal's
 * modes and hides no cursor, so that nothing has to be put back when the process is killed; it never writes to standard output.
 */
@NullMarked
package dev.meshproof.cli.progress;

import org.jspecify.annotations.NullMarked;
