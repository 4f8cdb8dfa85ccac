package dev.meshproof.reports.junit;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.Place;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A claim's case as a test. All text is {@link PlainText}.
 *
 * @param at what it is about in an SDL, if that is known
 * @param message one line: of what is not proven the cause and what to change, else the reason
 * @param details lines: what was expected and seen
 * @param log the end of the logs of its replicas, where it is not proven and no case before it has them
 * @param observations their numbers, by which it was judged
 */
record ClaimCase(
        String name,
        Verdict verdict,
        Optional<Place> at,
        String message,
        List<String> details,
        List<String> log,
        List<Long> observations) {
    private static final int NAME = 200;
    private static final int LINE = 500;
    private static final int MOST_FINDINGS = 10;
    private static final int MOST_LOG_LINES = 40;

    static ClaimCase ofReason(String name, Verdict verdict, String reason) {
        return new ClaimCase(
                name, verdict, Optional.empty(), PlainText.of(reason, LINE), List.of(), List.of(), List.of());
    }

    /** @param logged replicas whose logs are told already; grows by this one's */
    static ClaimCase of(RunResult run, CaseResult judged, Set<String> logged) {
        List<FindingResult> decisive = decisive(judged);
        boolean failed = judged.verdict() == Verdict.REFUTED || judged.verdict() == Verdict.INCONCLUSIVE;
        return new ClaimCase(
                PlainText.of(judged.subject(), NAME),
                judged.verdict(),
                place(judged, decisive),
                PlainText.of(message(judged, decisive), LINE),
                failed ? details(judged, decisive) : List.of(),
                failed ? log(run, judged, logged) : List.of(),
                Stream.concat(judged.checks().stream(), judged.controls().stream())
                        .flatMap(f -> f.observations().stream())
                        .distinct()
                        .toList());
    }

    /** The violations; of what is inconclusive, what does not work or is not known. */
    private static List<FindingResult> decisive(CaseResult judged) {
        return switch (judged.verdict()) {
            case PROVEN, NOT_APPLICABLE -> List.of();
            case REFUTED ->
                judged.checks().stream()
                        .filter(f -> f.outcome() == FindingResult.State.VIOLATED)
                        .toList();
            case INCONCLUSIVE ->
                Stream.concat(judged.controls().stream(), judged.checks().stream())
                        .filter(f -> f.outcome() == FindingResult.State.UNKNOWN
                                || f.outcome() == FindingResult.State.VIOLATED)
                        .toList();
        };
    }

    private static Optional<Place> place(CaseResult judged, List<FindingResult> decisive) {
        Stream<Optional<Place>> findings =
                Stream.concat(decisive.stream(), judged.checks().stream()).map(FindingResult::at);
        return Stream.concat(Stream.of(judged.diagnosis().flatMap(DiagnosisResult::at)), findings)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String message(CaseResult judged, List<FindingResult> decisive) {
        if (judged.diagnosis().isPresent()) {
            DiagnosisResult diagnosis = judged.diagnosis().get();
            return diagnosis.cause() + "; change: "
                    + diagnosis.at().map(at -> at + ": ").orElse("") + diagnosis.remedy();
        }
        return decisive.isEmpty()
                ? judged.reason()
                : "expected: " + decisive.get(0).says() + "; seen: "
                        + decisive.get(0).seen();
    }

    private static List<String> details(CaseResult judged, List<FindingResult> decisive) {
        List<String> lines = new ArrayList<>();
        judged.diagnosis().ifPresent(diagnosis -> {
            lines.add("cause: " + diagnosis.cause());
            lines.add("change: " + diagnosis.at().map(at -> at + ": ").orElse("") + diagnosis.remedy());
        });
        lines.add("reason: " + judged.reason());
        decisive.stream().limit(MOST_FINDINGS).forEach(finding -> {
            lines.add("expected: " + finding.says());
            lines.add("seen: " + finding.seen());
            finding.at().ifPresent(at -> lines.add("at: " + at));
        });
        if (decisive.size() > MOST_FINDINGS) {
            lines.add("and " + (decisive.size() - MOST_FINDINGS) + " more, in run.json");
        }
        return lines.stream().map(line -> PlainText.of(line, LINE)).toList();
    }

    private static List<String> log(RunResult run, CaseResult judged, Set<String> logged) {
        List<String> lines = new ArrayList<>();
        judged.replicas().stream().filter(logged::add).forEach(replica -> {
            LogTail log = run.replica(replica).log();
            List<String> last = log.lastLines();
            if (!last.isEmpty()) {
                lines.add("the log of " + replica
                        + log.file().map(file -> ", " + file).orElse("") + ", ends:");
                lines.addAll(last.subList(Math.max(0, last.size() - MOST_LOG_LINES), last.size()));
            }
        });
        return lines.stream().map(line -> PlainText.of(line, LINE)).toList();
    }
}
