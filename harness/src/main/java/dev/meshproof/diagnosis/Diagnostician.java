package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.JudgedCase;
import dev.meshproof.claim.Outcome;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the cause of what is not proven. Pure. */
public final class Diagnostician {
    /** The first that knows the cause is believed: those that recognise something particular come first. */
    private static final List<Rule> RULES = Stream.of(
                    Parts.RULES,
                    Relays.RULES,
                    Privileges.RULES,
                    Containment.RULES,
                    Starting.RULES,
                    Hostnames.RULES,
                    Joining.RULES,
                    Binding.ELSEWHERE,
                    Proxies.RULES,
                    Ending.RULES,
                    Binding.NOWHERE,
                    OpenPorts.RULES,
                    Tailnets.RULES)
            .flatMap(List::stream)
            .toList();

    private final LabPlan plan;
    private final Evidence evidence;
    private final Map<ReplicaId, Circumstances> circumstances;

    /** @param circumstances of each replica; one that is missing never ended and printed nothing */
    public Diagnostician(LabPlan plan, Evidence evidence, Map<ReplicaId, Circumstances> circumstances) {
        this.plan = plan;
        this.evidence = evidence;
        this.circumstances = Map.copyOf(circumstances);
    }

    /**
     * The most probable cause. Empty for what is proven or not applicable, and where none of the causes that are known shows;
     * a direct path has one even where it is only noted.
     */
    public Optional<Diagnosis> diagnose(ClaimId claim, JudgedCase judged) {
        boolean noted = claim == ClaimId.RELAYED
                && judged.checks().stream().anyMatch(f -> f.outcome() instanceof Outcome.Violated);
        if (judged.verdict() == Verdict.PROVEN || judged.verdict() == Verdict.NOT_APPLICABLE && !noted) {
            return Optional.empty();
        }
        Suspect suspect = new Suspect(plan, evidence, claim, judged, circumstances);
        return RULES.stream().flatMap(rule -> rule.explain(suspect).stream()).findFirst();
    }
}
