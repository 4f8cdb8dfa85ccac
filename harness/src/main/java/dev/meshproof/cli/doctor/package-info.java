/**
 * The doctor's checks: what a machine needs to run a lab, what was seen, and how to mend it.
 *
 * <p>Checks are pure over {@link Machine}; {@link ThisMachine} is the one place that looks (processes, tools, free space,
 * the engine by way of {@code containers}). Nothing here changes anything, starts anything, or waits longer than a few
 * seconds.
 */
@NullMarked
package dev.meshproof.cli.doctor;

import org.jspecify.annotations.NullMarked;
