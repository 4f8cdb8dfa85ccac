/**
 * Benchmarks: ratios measured side by side, in one run, alternating.
 *
 * <p>May use everything that the command line may. It never judges, and no test depends on what it measures.
 */
@NullMarked
package dev.meshproof.cli.bench;

import org.jspecify.annotations.NullMarked;
