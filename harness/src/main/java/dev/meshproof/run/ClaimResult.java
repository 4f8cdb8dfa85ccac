package dev.meshproof.run;

import dev.meshproof.claim.Finding;
import dev.meshproof.claim.JudgedCase;
import dev.meshproof.claim.Judgement;
import dev.meshproof.claim.Outcome;
import dev.meshproof.claim.Verdict;
import dev.meshproof.diagnosis.Diagnosis;
import dev.meshproof.diagnosis.Diagnostician;
import java.util.List;
import java.util.Optional;

/**
 * What became of a claim.
 *
 * @param reason one sentence: what decided it
 */
public record ClaimResult(String id, String statement, Verdict verdict, String reason, List<CaseResult> cases) {
    /**
     * What became of a claim for one subject.
     *
     * @param subject a replica, or an ordered pair as {@code from -> to}
     * @param replicas the subject's, in that order
     * @param diagnosis of what is not proven, where one of the causes that are known shows
     */
    public record CaseResult(
            String subject,
            List<String> replicas,
            Verdict verdict,
            String reason,
            List<FindingResult> checks,
            List<FindingResult> controls,
            Optional<DiagnosisResult> diagnosis) {}

    /**
     * The most probable cause of a case that is refuted or inconclusive, or of what was noted.
     *
     * @param cause one sentence; may hold text that a replica sent
     * @param remedy what to change
     * @param at where
     * @param observations their numbers in evidence.jsonl, from which it follows
     */
    public record DiagnosisResult(String cause, String remedy, Optional<Place> at, List<Long> observations) {
        static DiagnosisResult of(Diagnosis diagnosis) {
            return new DiagnosisResult(
                    diagnosis.cause(), diagnosis.remedy(), diagnosis.at().map(Place::of), diagnosis.observations());
        }
    }

    /**
     * What became of a check or of a control.
     *
     * @param says what was expected
     * @param at what it is about in the SDL
     * @param seen what was seen; may hold text that a replica sent
     * @param observations their numbers in evidence.jsonl
     */
    public record FindingResult(String says, Optional<Place> at, State outcome, String seen, List<Long> observations) {
        public enum State {
            HOLDS,
            VIOLATED,
            UNKNOWN,
            MOOT
        }
    }

    static ClaimResult of(Judgement judgement, Diagnostician diagnostician) {
        return new ClaimResult(
                judgement.id().toString(),
                judgement.statement(),
                judgement.verdict(),
                judgement.reason(),
                judgement.cases().stream()
                        .map(judged -> of(judged, diagnostician.diagnose(judgement.id(), judged)))
                        .toList());
    }

    private static CaseResult of(JudgedCase judged, Optional<Diagnosis> diagnosis) {
        return new CaseResult(
                judged.subject().toString(),
                judged.subject().replicas().stream().map(Object::toString).toList(),
                judged.verdict(),
                judged.reason(),
                judged.checks().stream().map(ClaimResult::of).toList(),
                judged.controls().stream().map(ClaimResult::of).toList(),
                diagnosis.map(DiagnosisResult::of));
    }

    private static FindingResult of(Finding finding) {
        return new FindingResult(
                finding.says(),
                finding.at().map(Place::of),
                state(finding.outcome()),
                finding.outcome().seen(),
                finding.observations());
    }

    private static FindingResult.State state(Outcome outcome) {
        if (outcome instanceof Outcome.Holds) {
            return FindingResult.State.HOLDS;
        }
        if (outcome instanceof Outcome.Moot) {
            return FindingResult.State.MOOT;
        }
        return outcome instanceof Outcome.Violated ? FindingResult.State.VIOLATED : FindingResult.State.UNKNOWN;
    }
}
