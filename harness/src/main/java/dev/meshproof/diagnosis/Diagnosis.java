package dev.meshproof.diagnosis;

import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/**
 * Why a case is not proven, most probably.
 *
 * @param cause one sentence; may hold text that a replica sent
 * @param remedy what to change, one sentence
 * @param at where in the SDL, or in the policy
 * @param observations numbers of those in the evidence that it follows from, in ascending order
 */
public record Diagnosis(String cause, String remedy, Optional<Position> at, List<Long> observations) {
    public Diagnosis {
        observations = observations.stream().distinct().sorted().toList();
    }
}
