/**
 * Everything that can be said of an SDL without running it: what Akash's two judges say of it, and advice on what neither of
 * them refuses and what goes wrong at a provider all the same.
 *
 * <p>For: one {@link dev.meshproof.lint.LintResult} for each file, whatever is in the file. May touch: {@code dev.meshproof.sdl},
 * {@code dev.meshproof.plan}, and the files it is given. Never: Docker, the network, the clock; and it prints nothing: secrets
 * that it finds are hidden in all that it hands on.
 */
@NullMarked
package dev.meshproof.lint;

import org.jspecify.annotations.NullMarked;
