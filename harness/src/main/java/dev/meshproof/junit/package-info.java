/**
 * Runs a lab for a JUnit test class: one annotation, one extension.
 *
 * <p>May use {@code verify} and what it hands out. It never judges: a test reads the verdicts.
 */
@NullMarked
package dev.meshproof.junit;

import org.jspecify.annotations.NullMarked;
