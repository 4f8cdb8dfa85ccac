/**
 * Scenarios that need Docker. Each reads as its sentence: no loops, no branches, no logic of its own; what several need
 * stands in {@link dev.meshproof.scenarios.Meshproof} (the command line as a process) and
 * {@link dev.meshproof.scenarios.Sdls} (an example changed in one way).
 */
@NullMarked
package dev.meshproof.scenarios;

import org.jspecify.annotations.NullMarked;
