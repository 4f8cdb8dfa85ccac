package dev.meshproof.diagnosis;

import java.util.Optional;

/** Knows one cause. */
interface Rule {
    /** Empty where the cause is another one. */
    Optional<Diagnosis> explain(Suspect suspect);
}
