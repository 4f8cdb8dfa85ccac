/**
 * Reports as a reader sees them: in a browser in a container that has no network at all, driven through a probe agent that
 * shares its loopback. {@link dev.meshproof.scenarios.report.Look} is how a page is looked at,
 * {@link dev.meshproof.scenarios.report.PageChecks} what must hold of every page in every look. The pages are rendered by
 * today's listeners from runs that were stored; no lab is started here.
 */
@NullMarked
package dev.meshproof.scenarios.report;

import org.jspecify.annotations.NullMarked;
