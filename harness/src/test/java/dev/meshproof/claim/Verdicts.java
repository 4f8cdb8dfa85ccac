package dev.meshproof.claim;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.plan.LabPlan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Judges by the whole catalogue and picks what a test looks at. */
final class Verdicts {
    private final List<Judgement> judgements;

    private Verdicts(List<Judgement> judgements) {
        this.judgements = judgements;
    }

    static Verdicts of(LabPlan plan, FakeLab lab) {
        return of(plan, lab.evidence());
    }

    static Verdicts of(LabPlan plan, Evidence evidence) {
        return new Verdicts(Court.judge(plan, evidence, Catalogue.claims()));
    }

    Verdict of(ClaimId claim) {
        return judgement(claim).verdict();
    }

    String reason(ClaimId claim) {
        return judgement(claim).reason();
    }

    JudgedCase of(ClaimId claim, Subject subject) {
        return judgement(claim).cases().stream()
                .filter(c -> c.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    Map<ClaimId, Verdict> all() {
        Map<ClaimId, Verdict> all = new EnumMap<>(ClaimId.class);
        judgements.forEach(j -> all.put(j.id(), j.verdict()));
        return all;
    }

    /** Of private replicas: all PROVEN but these, and those that are about others. */
    static Map<ClaimId, Verdict> provenBut(Map<ClaimId, Verdict> others) {
        Map<ClaimId, Verdict> all = new EnumMap<>(ClaimId.class);
        for (ClaimId id : ClaimId.values()) {
            boolean applies = id != ClaimId.ANSWERS_SIBLINGS && id != ClaimId.ANSWERS_THROUGH_INGRESS;
            all.put(id, others.getOrDefault(id, applies ? Verdict.PROVEN : Verdict.NOT_APPLICABLE));
        }
        return all;
    }

    private Judgement judgement(ClaimId claim) {
        return judgements.stream().filter(j -> j.id() == claim).findFirst().orElseThrow();
    }
}
