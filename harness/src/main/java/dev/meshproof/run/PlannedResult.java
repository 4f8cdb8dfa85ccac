package dev.meshproof.run;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.run.RunResult.FileRead;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a result says of the plan. */
final class PlannedResult {
    private PlannedResult() {}

    static RunResult.PlanResult of(LabPlan plan, RunFacts facts) {
        return new RunResult.PlanResult(
                plan.providers(),
                plan.relays(),
                plan.replicas().stream()
                        .map(r -> ReplicaResult.of(r, plan.providerOf(r.id()), Door.to(plan, r), facts.of(r.id())))
                        .toList(),
                plan.notes().stream().map(PlannedResult::note).toList(),
                plan.labFile().map(read -> new FileRead(read.file(), read.sha256())),
                plan.policy()
                        .map(policy -> new FileRead(
                                policy.file(), Sha256.of(policy.text().getBytes(StandardCharsets.UTF_8)))),
                plan.onlyDeclared(),
                plan.ipv6());
    }

    private static RunResult.Note note(Diagnostic note) {
        return new RunResult.Note(
                note.severity().name().toLowerCase(Locale.ROOT),
                note.code(),
                Place.of(note.at()),
                note.message(),
                note.hint());
    }
}
