/**
 * How {@code meshproof lint} writes what it found: for people, as JSON, as SARIF and as annotations of a GitHub job.
 *
 * <p>For: one writer for each form, each from {@link dev.meshproof.lint.LintResult}s alone. Never: what is wrong with a file, or
 * the exit code.
 */
@NullMarked
package dev.meshproof.cli.lint;

import org.jspecify.annotations.NullMarked;
