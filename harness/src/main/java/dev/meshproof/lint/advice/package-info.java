/**
 * The advice itself: one small class for each topic, each with a code of {@link dev.meshproof.lint.AdviceCode}.
 *
 * <p>For: what a document says and Akash does not do. May touch: what {@code dev.meshproof.lint} hands it. Never: a file.
 */
@NullMarked
package dev.meshproof.lint.advice;

import org.jspecify.annotations.NullMarked;
