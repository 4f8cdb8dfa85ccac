package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Finding;
import dev.meshproof.plan.ReplicaPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A replica has more than a provider gives. */
final class Privileges {
    static final List<Rule> RULES = List.of(Privileges::more);

    private Privileges() {}

    private static Optional<Diagnosis> more(Suspect suspect) {
        List<Finding> found = suspect.violated();
        if (suspect.claim() != ClaimId.UNPRIVILEGED || found.isEmpty()) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        String what = found.stream().map(f -> f.outcome().seen()).distinct().collect(Collectors.joining("; "));
        return Optional.of(new Diagnosis(
                replica.id() + " was given what no provider gives: " + what,
                "start it without; no SDL can ask for it",
                Optional.of(replica.at()),
                found.stream().flatMap(f -> f.observations().stream()).toList()));
    }
}
