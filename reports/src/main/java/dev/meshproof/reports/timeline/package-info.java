/**
 * Two sections of a report: when who did what, as lanes with a span for each thing, and what the containers printed, merged by
 * clock. Both as HTML that is complete without JavaScript, with the style and the script that the page inlines.
 *
 * <p>Reads a run's folder as streams, never a whole file: memory and output are bounded whatever lies there, and what is left
 * out is said where it is left out. Everything read is hostile text. Pure otherwise: the same bytes from the same folder.
 */
@NullMarked
package dev.meshproof.reports.timeline;

import org.jspecify.annotations.NullMarked;
