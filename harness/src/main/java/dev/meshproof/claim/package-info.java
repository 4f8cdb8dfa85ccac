/**
 * The catalogue of claims and the court that judges them.
 *
 * <p>A claim declares what is to be asked and what the answers must show; the court alone turns answers into verdicts.
 * May use the plan, the records of {@code probe} and {@code evidence}. Pure: never asks, starts, writes or reads a clock,
 * so that a stored run can be judged again anywhere.
 */
@NullMarked
package dev.meshproof.claim;

import org.jspecify.annotations.NullMarked;
