package dev.meshproof.diagnosis;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Court;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Socket;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A lab of three in which the second is changed, judged and diagnosed. */
final class Diagnosing {
    static final ReplicaId SECOND = Plans.id(2);

    private final LabPlan plan;
    private final FakeLab lab;
    private final Map<ReplicaId, Circumstances> circumstances = new HashMap<>();

    private Diagnosing(LabPlan plan) {
        this.plan = plan;
        this.lab = FakeLab.of(plan);
    }

    static Diagnosing of(LabPlan plan) {
        return new Diagnosing(plan);
    }

    static Diagnosing three() {
        return of(Plans.three());
    }

    Diagnosing answering(Predicate<Ask> when, Answer answer) {
        lab.answering(when, answer);
        return this;
    }

    /** Its socket table. */
    Diagnosing listening(Socket... sockets) {
        return answering(Asking.sockets(SECOND), new Answer.Sockets("net:[1]", List.of(sockets)));
    }

    Diagnosing tailscaled(String state, String hostname, String... health) {
        return answering(
                Asking.from(new Vantage.Inside(SECOND)).and(Asking.what(Question.Tailscaled.class)),
                new Answer.TailscaledStatus("1.102.3", state, hostname, List.of("100.64.0.2"), List.of(health)));
    }

    Diagnosing ended(int exitCode, String... lines) {
        circumstances.put(SECOND, new Circumstances(2, Optional.of(exitCode), false, List.of(lines), List.of()));
        return this;
    }

    Diagnosing ranOutOfMemory(int exitCode) {
        circumstances.put(SECOND, new Circumstances(2, Optional.of(exitCode), true, List.of(), List.of()));
        return this;
    }

    Diagnosing printed(String... lines) {
        circumstances.put(SECOND, new Circumstances(0, Optional.empty(), false, List.of(), List.of(lines)));
        return this;
    }

    /** Of the first case that has one. */
    Optional<Diagnosis> of(ClaimId claim) {
        Evidence evidence = lab.evidence();
        Diagnostician diagnostician = new Diagnostician(plan, evidence, circumstances);
        return Court.judge(plan, evidence, Catalogue.claims()).stream()
                .filter(judgement -> judgement.id() == claim)
                .flatMap(judgement -> judgement.cases().stream())
                .flatMap(judged -> diagnostician.diagnose(claim, judged).stream())
                .findFirst();
    }

    String cause(ClaimId claim) {
        return of(claim).map(Diagnosis::cause).orElse("none");
    }

    String at(ClaimId claim) {
        return of(claim).flatMap(Diagnosis::at).map(Object::toString).orElse("nowhere");
    }
}
