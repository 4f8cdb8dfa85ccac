package dev.meshproof.claim;

import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/**
 * What became of an expectation.
 *
 * @param says the expectation's sentence
 * @param at what it is about in the SDL
 * @param observations the numbers of the observations that it rests on
 */
public record Finding(String says, Optional<Position> at, Outcome outcome, List<Long> observations) {
    public boolean holds() {
        return outcome instanceof Outcome.Holds;
    }

    public boolean moot() {
        return outcome instanceof Outcome.Moot;
    }

    public boolean violated() {
        return outcome instanceof Outcome.Violated;
    }
}
