package dev.meshproof.claim;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns evidence into verdicts; no claim may do so otherwise. Pure.
 *
 * <p>What is not seen never proves: a question that was not put, a probe that failed and a claim that throws are all
 * INCONCLUSIVE.
 */
public final class Court {
    private final LabPlan plan;
    private final Evidence evidence;
    private final Map<ClaimId, Judgement> judged = new EnumMap<>(ClaimId.class);
    private final Map<ClaimId, Set<ReplicaId>> refuted = new EnumMap<>(ClaimId.class);

    private Court(LabPlan plan, Evidence evidence) {
        this.plan = plan;
        this.evidence = evidence;
    }

    /**
     * Judges claims, in their order. A need for a claim that is not among them is not looked at.
     *
     * @throws IllegalArgumentException if claims need each other in a circle
     */
    public static List<Judgement> judge(LabPlan plan, Evidence evidence, List<Claim> claims) {
        Court court = new Court(plan, evidence);
        Map<ClaimId, Claim> waiting = new EnumMap<>(ClaimId.class);
        claims.forEach(c -> waiting.put(c.id(), c));
        while (!waiting.isEmpty()) {
            Claim next = waiting.values().stream()
                    .filter(c -> c.needs().stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("claims in a circle: " + waiting.keySet()));
            waiting.remove(next.id());
            court.judged.put(next.id(), court.judge(next));
        }
        return claims.stream()
                .map(c -> Optional.ofNullable(court.judged.get(c.id())).orElseThrow())
                .toList();
    }

    private Judgement judge(Claim claim) {
        String statement = claim.id().toString();
        try {
            statement = claim.wording().statement();
            List<JudgedCase> cases = new ArrayList<>();
            for (Case each : claim.cases(plan)) {
                cases.add(judge(claim, each));
            }
            refuted.put(claim.id(), refutedReplicas(cases));
            Set<Verdict> verdicts = cases.stream()
                    .map(JudgedCase::verdict)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
            Verdict verdict = Verdict.ofClaim(verdicts);
            return new Judgement(claim.id(), statement, verdict, reason(verdict, cases), cases);
        } catch (RuntimeException e) {
            return new Judgement(
                    claim.id(), statement, Verdict.INCONCLUSIVE, "the claim itself failed: " + e, List.of());
        }
    }

    private JudgedCase judge(Claim claim, Case each) {
        Optional<String> inapplicable = each.inapplicable().or(() -> refutedPrerequisite(claim, each.subject()));
        if (inapplicable.isPresent()) {
            return new JudgedCase(each.subject(), Verdict.NOT_APPLICABLE, inapplicable.get(), List.of(), List.of());
        }
        JudgedCase judged = new Weighing(evidence).weigh(each);
        return each.onlyNoted() && judged.verdict() == Verdict.REFUTED ? judged.asNote() : judged;
    }

    private Optional<String> refutedPrerequisite(Claim claim, Subject subject) {
        for (ClaimId need : claim.needs()) {
            for (ReplicaId replica : subject.replicas()) {
                if (refuted.getOrDefault(need, Set.of()).contains(replica)) {
                    return Optional.of(need + " is refuted for " + replica);
                }
            }
        }
        return Optional.empty();
    }

    private static Set<ReplicaId> refutedReplicas(List<JudgedCase> cases) {
        Set<ReplicaId> found = new HashSet<>();
        cases.stream()
                .filter(c -> c.verdict() == Verdict.REFUTED)
                .forEach(c -> found.addAll(c.subject().replicas()));
        return found;
    }

    private static String reason(Verdict verdict, List<JudgedCase> cases) {
        if (cases.isEmpty()) {
            return "the plan has nothing that it applies to";
        }
        long like = cases.stream().filter(c -> c.verdict() == verdict).count();
        String first = cases.stream()
                .filter(c -> c.verdict() == verdict)
                .findFirst()
                .map(c -> c.subject() + ": " + c.reason())
                .orElseThrow();
        return verdict == Verdict.PROVEN
                ? like + (like == 1 ? " case" : " cases") + " proven"
                : first + (like == 1 ? "" : " (and " + (like - 1) + " more)");
    }
}
