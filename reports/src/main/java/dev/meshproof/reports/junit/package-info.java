/**
 * A run as tests, for whatever reads those of a build: a suite for each claim, a case for each of its subjects.
 *
 * <p>REFUTED is a failure, INCONCLUSIVE an error, NOT_APPLICABLE skipped; nothing but PROVEN ever passes. As {@link
 * dev.meshproof.reports}: the harness's package {@code run} only, and the same files from the same run.
 */
@NullMarked
package dev.meshproof.reports.junit;

import org.jspecify.annotations.NullMarked;
