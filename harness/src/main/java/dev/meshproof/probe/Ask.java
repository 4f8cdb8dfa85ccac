package dev.meshproof.probe;

import java.time.Duration;

/** One question put from one vantage in one phase. Equal asks are put once. */
public record Ask(Vantage from, Question what, Phase phase, Duration limit) {}
