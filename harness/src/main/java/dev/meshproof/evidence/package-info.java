/**
 * What was observed: the append-only log of a run, read back as an immutable view, and the redaction of secrets.
 *
 * <p>May use the records of {@code probe} and {@code plan}, and write the files it is given. Never asks a question,
 * reads a clock, opens a connection or judges an answer.
 */
@NullMarked
package dev.meshproof.evidence;

import org.jspecify.annotations.NullMarked;
