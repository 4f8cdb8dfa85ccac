/**
 * One page over many runs: found by the harness through {@link dev.meshproof.run.RunIndexer}.
 *
 * <p>As {@link dev.meshproof.reports}: the harness's package {@code run} only, and the same page from the same runs. The page
 * is one file that asks for nothing: its policy admits its own style and its own script alone, by their hashes.
 */
@NullMarked
package dev.meshproof.reports.history;

import org.jspecify.annotations.NullMarked;
