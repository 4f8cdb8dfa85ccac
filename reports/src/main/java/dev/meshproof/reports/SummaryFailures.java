package dev.meshproof.reports;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What failed: refuted claims, then inconclusive ones, with their causes, what was expected and seen and the end of the log. */
final class SummaryFailures {
    private static final int MOST_CASES = 5;
    private static final int MOST_LOG_LINES = 10;
    private static final int LINE = 200;

    private SummaryFailures() {}

    static String of(RunResult run) {
        StringBuilder text = new StringBuilder();
        Set<String> logged = new HashSet<>();
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            run.claims().stream()
                    .filter(c -> c.verdict() == verdict)
                    .forEach(c -> text.append(text.isEmpty() ? "" : "\n").append(about(run, c, logged)));
        }
        return text.toString();
    }

    private static String about(RunResult run, ClaimResult claim, Set<String> logged) {
        StringBuilder text = new StringBuilder("### " + SummarySections.mark(claim.verdict()) + " "
                + Markdown.code(claim.id(), LINE) + "\n\n" + Markdown.code(claim.statement(), 2 * LINE) + "\n");
        List<CaseResult> cases = claim.cases().stream()
                .filter(c -> c.verdict() == claim.verdict())
                .toList();
        if (cases.isEmpty()) {
            text.append("\n- ").append(Markdown.code(claim.reason(), LINE)).append('\n');
        }
        cases.stream().limit(MOST_CASES).forEach(c -> text.append(about(run, c, logged)));
        if (cases.size() > MOST_CASES) {
            text.append("\nand ").append(cases.size() - MOST_CASES).append(" more cases.\n");
        }
        return text.toString();
    }

    private static String about(RunResult run, CaseResult each, Set<String> logged) {
        StringBuilder text = new StringBuilder("\n**" + Markdown.code(each.subject(), LINE) + "**\n\n");
        each.diagnosis()
                .ifPresent(diagnosis -> text.append("- cause: ")
                        .append(Markdown.code(diagnosis.cause(), 2 * LINE))
                        .append("\n- change: ")
                        .append(diagnosis
                                .at()
                                .map(at -> Markdown.code(at.toString(), LINE) + ", ")
                                .orElse(""))
                        .append(Markdown.code(diagnosis.remedy(), LINE))
                        .append('\n'));
        decisive(each)
                .limit(2)
                .forEach(f -> text.append("- expected: ")
                        .append(Markdown.code(f.says(), LINE))
                        .append("\n- seen: ")
                        .append(Markdown.code(f.seen(), 2 * LINE))
                        .append(f.at().map(at -> "\n- at: " + Markdown.code(at.toString(), LINE))
                                .orElse(""))
                        .append('\n'));
        each.replicas().stream().filter(logged::add).forEach(replica -> {
            LogTail log = run.replica(replica).log();
            List<String> last = log.lastLines();
            if (!last.isEmpty()) {
                text.append("\nThe end of the log of ")
                        .append(Markdown.code(replica, LINE))
                        .append(":\n\n")
                        .append(Markdown.block(
                                "text", last.subList(Math.max(0, last.size() - MOST_LOG_LINES), last.size()), LINE));
            }
        });
        return text.toString();
    }

    private static Stream<FindingResult> decisive(CaseResult each) {
        return each.verdict() == Verdict.REFUTED
                ? each.checks().stream().filter(f -> f.outcome() == FindingResult.State.VIOLATED)
                : Stream.concat(each.controls().stream(), each.checks().stream())
                        .filter(f -> f.outcome() != FindingResult.State.HOLDS);
    }
}
