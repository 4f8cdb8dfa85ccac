package dev.meshproof.run;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.Claim;
import dev.meshproof.claim.Court;
import dev.meshproof.claim.Judgement;
import dev.meshproof.claim.Outcome;
import dev.meshproof.claim.Verdict;
import dev.meshproof.diagnosis.Diagnostician;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.plan.LabPlan;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a run's result: the same from the same facts, plan and evidence, whenever and wherever. Pure. */
public final class Judge {
    private Judge() {}

    /** Judges all claims of the catalogue. */
    public static RunResult judge(RunFacts facts, LabPlan plan, Evidence evidence) {
        return judge(facts, plan, evidence, Catalogue.claims());
    }

    /** Judges some claims. */
    public static RunResult judge(RunFacts facts, LabPlan plan, Evidence evidence, List<Claim> claims) {
        List<Judgement> judgements = Court.judge(plan, evidence, claims);
        Diagnostician diagnostician = new Diagnostician(plan, evidence, facts.circumstances());
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                Verdict.ofRun(judgements.stream().map(Judgement::verdict).toList()),
                facts.name(),
                facts.id(),
                facts.startedAt(),
                facts.duration().toMillis(),
                facts.meshproof(),
                facts.machine(),
                plan.leases().stream()
                        .map(l -> new RunResult.SdlFile(
                                l.file(), l.sha256(), l.id(), l.provider(), facts.storedAt(l.file())))
                        .toList(),
                PlannedResult.of(plan, facts),
                facts.images(),
                facts.versions(),
                judgements.stream().map(j -> ClaimResult.of(j, diagnostician)).toList(),
                Pairs.of(plan, evidence, judgements),
                RelayedPairs.of(plan, evidence),
                TailnetNodes.of(plan, evidence),
                facts.timings(),
                counts(evidence, judgements),
                notices(facts, judgements),
                RunFolder.FILES);
    }

    /**
     * Judges a stored run again, from its evidence alone: the claims that it was judged by, and no other, for which nothing
     * was asked.
     *
     * @throws IllegalArgumentException if it was judged by a claim that the catalogue does not have
     */
    public static RunResult again(StoredRun stored) {
        List<String> ids =
                stored.result().claims().stream().map(ClaimResult::id).toList();
        return judge(RunFacts.of(stored.result()), stored.plan(), stored.evidence(), Catalogue.claims(ids));
    }

    /** What a judge notes he may have noted before, where a run is judged again. */
    private static List<String> notices(RunFacts facts, List<Judgement> judgements) {
        return Stream.concat(facts.notices().stream(), judgements.stream().flatMap(j -> j.note().stream()))
                .distinct()
                .toList();
    }

    private static RunResult.Counts counts(Evidence evidence, List<Judgement> judgements) {
        return new RunResult.Counts(
                evidence.asks(),
                evidence.observations().size(),
                decided(
                        judgements,
                        j -> j.cases().stream().flatMap(c -> c.checks().stream().map(f -> f.outcome()))),
                decided(
                        judgements,
                        j -> j.cases().stream()
                                .flatMap(c -> c.controls().stream().map(f -> f.outcome()))));
    }

    private static int decided(List<Judgement> judgements, Function<Judgement, Stream<Outcome>> outcomes) {
        return (int) judgements.stream()
                .flatMap(outcomes)
                .filter(o -> o instanceof Outcome.Holds || o instanceof Outcome.Violated)
                .count();
    }
}
