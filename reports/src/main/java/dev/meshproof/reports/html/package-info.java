/**
 * Renders a run as one page, report.html: no request to anywhere, and the same bytes from the same run folder.
 *
 * <p>May use the harness's package {@code run} (and the verdicts that stand in it) and j2html, and reads the run's folder.
 * Pure otherwise. Every text is hostile: {@link dev.meshproof.reports.html.Page} escapes all of them in one place, and
 * nothing here writes markup by hand.
 */
@NullMarked
package dev.meshproof.reports.html;

import org.jspecify.annotations.NullMarked;
