/**
 * What GitHub Actions reads in a step's output: workflow commands, which put an annotation beside a line of an SDL.
 *
 * <p>Whoever can write a line of that output can give such commands, a replica's log among them: while anything of others is
 * printed they are stopped. Pure but for the token that starts them again.
 */
@NullMarked
package dev.meshproof.cli.github;

import org.jspecify.annotations.NullMarked;
