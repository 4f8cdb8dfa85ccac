package dev.meshproof.reports;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What failed: refuted claims, then inconclusive ones, with their causes, what was expected and seen and the end of the log,
 * as far as there is room.
 */
final class SummaryFailures {
    private static final int MOST_CASES = 5;
    private static final int MOST_LOG_LINES = 10;
    private static final int LINE = 200;

    private final RunResult run;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> logged = new HashSet<>();
    private final Set<DiagnosisResult> told = new HashSet<>();
    private int left;
    private int cut;

    private SummaryFailures(RunResult run, int mostBytes) {
        this.run = run;
        this.left = mostBytes;
    }

    /** Empty where nothing failed; else at most so many bytes, and a line that says what was left out. */
    static String of(RunResult run, int mostBytes) {
        SummaryFailures failures = new SummaryFailures(run, mostBytes);
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            run.claims().stream().filter(c -> c.verdict() == verdict).forEach(failures::add);
        }
        return failures.cut == 0
                ? failures.text.toString()
                : failures.text + "\n_Of " + failures.cut + " more cases or logs there is no room here; run.json has"
                        + " them._\n";
    }

    private void add(ClaimResult claim) {
        String title = (text.isEmpty() ? "" : "\n") + "### " + SummarySections.mark(claim.verdict()) + " "
                + Markdown.code(claim.id(), LINE) + "\n\n" + Markdown.code(claim.statement(), 2 * LINE) + "\n";
        List<CaseResult> cases = claim.cases().stream()
                .filter(c -> c.verdict() == claim.verdict())
                .toList();
        if (cases.isEmpty()) {
            fit(title + "\n- reason: " + Markdown.code(claim.reason(), LINE) + "\n");
            return;
        }
        String before = title;
        for (CaseResult each : cases.subList(0, Math.min(MOST_CASES, cases.size()))) {
            if (fit(before + about(each))) {
                before = "";
                each.diagnosis().ifPresent(told::add);
                each.replicas().stream().filter(logged::add).forEach(this::log);
            }
        }
        if (before.isEmpty() && cases.size() > MOST_CASES) {
            fit("\nand " + (cases.size() - MOST_CASES) + " more cases.\n");
        }
    }

    private boolean fit(String part) {
        int bytes = SummaryMarkdown.bytes(part);
        if (part.isEmpty() || bytes > left) {
            cut += part.isEmpty() ? 0 : 1;
            return false;
        }
        left -= bytes;
        text.append(part);
        return true;
    }

    private String about(CaseResult each) {
        StringBuilder about = new StringBuilder("\n**" + Markdown.code(each.subject(), LINE) + "**\n\n");
        each.diagnosis().ifPresent(diagnosis -> about.append(diagnosis(diagnosis)));
        List<FindingResult> decisive = decisive(each).limit(2).toList();
        decisive.forEach(f -> about.append("- expected: ")
                .append(Markdown.code(f.says(), LINE))
                .append("\n- seen: ")
                .append(Markdown.code(f.seen(), 2 * LINE))
                .append(f.at().map(at -> "\n- at: " + Markdown.code(at.toString(), LINE))
                        .orElse(""))
                .append('\n'));
        if (decisive.isEmpty()) {
            about.append("- reason: ")
                    .append(Markdown.code(each.reason(), LINE))
                    .append('\n');
        }
        return about.toString();
    }

    /** In full once: one fault turns many claims. */
    private String diagnosis(DiagnosisResult diagnosis) {
        if (told.contains(diagnosis)) {
            return "- cause: as above\n";
        }
        return "- cause: " + Markdown.code(diagnosis.cause(), 2 * LINE) + "\n- change: "
                + diagnosis
                        .at()
                        .map(at -> Markdown.code(at.toString(), LINE) + ", ")
                        .orElse("")
                + Markdown.code(diagnosis.remedy(), LINE) + "\n";
    }

    private void log(String replica) {
        LogTail log = run.replica(replica).log();
        List<String> last = log.lastLines();
        if (!last.isEmpty()) {
            List<String> shown = last.subList(Math.max(0, last.size() - MOST_LOG_LINES), last.size());
            fit("\nThe end of the log of " + Markdown.code(replica, LINE) + ":\n\n"
                    + Markdown.block("text", shown, LINE));
        }
    }

    private static Stream<FindingResult> decisive(CaseResult each) {
        return each.verdict() == Verdict.REFUTED
                ? each.checks().stream().filter(f -> f.outcome() == FindingResult.State.VIOLATED)
                : Stream.concat(each.controls().stream(), each.checks().stream())
                        .filter(f -> f.outcome() != FindingResult.State.HOLDS);
    }
}
