package dev.meshproof.diagnosis;

import dev.meshproof.probe.Answer;

/**
 * An answer with its observation's number.
 *
 * @param seq see {@link dev.meshproof.evidence.Observation}
 */
record Sighting<A extends Answer>(long seq, A answer) {}
