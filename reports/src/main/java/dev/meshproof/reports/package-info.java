/**
 * Renders a run, told by the harness through {@link dev.meshproof.run.RunListener}.
 *
 * <p>May use the harness's package {@code run} (and the verdicts that stand in it), and writes into a run's folder. Pure
 * otherwise: the same file from the same run, no Docker, no network, no clock. Everything that comes from a replica is
 * hostile text.
 */
@NullMarked
package dev.meshproof.reports;

import org.jspecify.annotations.NullMarked;
