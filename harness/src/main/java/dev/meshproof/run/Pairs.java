package dev.meshproof.run;

import dev.meshproof.claim.Asks;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.JudgedCase;
import dev.meshproof.claim.Judgement;
import dev.meshproof.claim.Reachability;
import dev.meshproof.claim.Reachability.By;
import dev.meshproof.claim.Subject;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the evidence says of every ordered pair. */
final class Pairs {
    private final Evidence evidence;
    private final List<Judgement> judgements;

    private Pairs(Evidence evidence, List<Judgement> judgements) {
        this.evidence = evidence;
        this.judgements = judgements;
    }

    static List<PairResult> of(LabPlan plan, Evidence evidence, List<Judgement> judgements) {
        Pairs pairs = new Pairs(evidence, judgements);
        List<PairResult> found = new ArrayList<>();
        for (Reachability.Pair pair : Reachability.pairs(plan)) {
            for (int port : pair.to().tcpPorts()) {
                found.add(new PairResult(
                        pair.from().id().toString(),
                        pair.to().id().toString(),
                        port,
                        pairs.path(pair, By.ADDRESS, port),
                        pairs.path(pair, By.NAME, port)));
            }
        }
        return List.copyOf(found);
    }

    private PairResult.PathResult path(Reachability.Pair pair, By by, int port) {
        Verdict verdict = verdict(pair, by);
        Optional<Observation> telling = telling(pair, by, port);
        if (telling.isEmpty()) {
            return new PairResult.PathResult(
                    verdict,
                    by == By.NAME ? pair.to().hostname() : Optional.empty(),
                    Optional.empty(),
                    "not-asked",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Answer answer = telling.get().answer();
        Optional<String> at = Answers.at(answer);
        return new PairResult.PathResult(
                verdict,
                by == By.NAME ? pair.to().hostname() : at.map(Answers::host),
                at,
                Answers.outcome(answer),
                Answers.reply(answer),
                Answers.status(answer),
                Optional.of(Math.round(telling.get().took().toNanos() / 1000.0) / 1000.0));
    }

    /** The first of the window that did not reach it; the first of all if every one did. */
    private Optional<Observation> telling(Reachability.Pair pair, By by, int port) {
        List<Observation> window = Asks.WINDOW.stream()
                .flatMap(phase -> evidence.of(Reachability.ask(pair, by, port, phase)).stream())
                .toList();
        return window.stream()
                .filter(o -> !(o.answer() instanceof Answer.Reached))
                .findFirst()
                .or(() -> window.stream().findFirst());
    }

    private Verdict verdict(Reachability.Pair pair, By by) {
        ClaimId id = by == By.ADDRESS ? ClaimId.REACHABLE_BY_ADDRESS : ClaimId.REACHABLE_BY_NAME;
        Subject subject = new Subject.Pair(pair.from().id(), pair.to().id());
        return judgements.stream()
                .filter(j -> j.id() == id)
                .flatMap(j -> j.cases().stream())
                .filter(c -> c.subject().equals(subject))
                .map(JudgedCase::verdict)
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
    }
}
