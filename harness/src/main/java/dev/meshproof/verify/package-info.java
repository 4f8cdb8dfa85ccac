/**
 * Drives one lab from plan to verdict: the only place that knows all the others. Phases, asks, evidence, result and
 * folder come together here, for the command line and for JUnit alike.
 *
 * <p>It never judges and never probes by itself.
 */
@NullMarked
package dev.meshproof.verify;

import org.jspecify.annotations.NullMarked;
