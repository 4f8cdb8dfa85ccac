package dev.meshproof.evidence;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import java.time.Duration;
import java.time.Instant;

/**
 * The answer to an ask.
 *
 * @param seq from 1, in the order in which observations were written
 * @param container id of the container that the probe ran in, which shows that it ran where it should
 */
public record Observation(long seq, Instant at, Duration took, String container, Ask ask, Answer answer) {}
