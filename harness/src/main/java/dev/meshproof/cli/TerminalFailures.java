package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.Extent.Cut;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What failed and where: the most probable cause and what to change, expected, seen, the position in the SDL, the end of the replica's log. Refuted claims first. */
record TerminalFailures(int width, Paint paint, Extent extent) {
    private static final int MOST_CASES = 3;
    private static final int MOST_OTHERS = 2;
    private static final int MOST_LINES = 4;
    private static final int MOST_LOG_LINES = 8;
    private static final int INDENT = 12;

    /** The lines of each claim, or of several that turned by one cause. */
    List<List<String>> of(RunResult run) {
        List<List<String>> blocks = new ArrayList<>();
        Set<String> logged = new HashSet<>();
        Map<DiagnosisResult, Cause> told = new LinkedHashMap<>();
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            for (ClaimResult claim : run.claims()) {
                if (claim.verdict() != verdict) {
                    continue;
                }
                Optional<Cause> cause = extent.lacks(Cut.ALIKE) ? toldAlready(claim, told) : Optional.empty();
                if (cause.isPresent()) {
                    cause.get().likewise().add(claim.id());
                } else {
                    List<String> lines = new ArrayList<>();
                    blocks.add(lines);
                    about(run, claim, logged, told, lines);
                }
            }
        }
        told.values().stream()
                .filter(cause -> !cause.likewise().isEmpty())
                .forEach(cause -> part("likewise", String.join(", ", cause.likewise()), cause.block()));
        return blocks;
    }

    /** @param likewise the claims that turned by it too */
    private record Cause(List<String> block, List<String> likewise) {}

    /** The cause of a claim of whose cases each has one that was told. */
    private static Optional<Cause> toldAlready(ClaimResult claim, Map<DiagnosisResult, Cause> told) {
        List<CaseResult> cases = cases(claim);
        boolean all = cases.stream()
                .allMatch(c -> c.diagnosis().filter(told::containsKey).isPresent());
        return all ? cases.stream().findFirst().flatMap(CaseResult::diagnosis).map(told::get) : Optional.empty();
    }

    private static List<CaseResult> cases(ClaimResult claim) {
        return claim.cases().stream()
                .filter(c -> c.verdict() == claim.verdict())
                .toList();
    }

    private void about(
            RunResult run,
            ClaimResult claim,
            Set<String> logged,
            Map<DiagnosisResult, Cause> told,
            List<String> lines) {
        List<CaseResult> cases = cases(claim);
        int most = extent.lacks(Cut.PLACES) ? 1 : extent.most(MOST_CASES);
        if (cases.isEmpty()) {
            lines.add(title(claim, ""));
            part("reason", claim.reason(), lines);
        }
        for (CaseResult each : cases.subList(0, Math.min(most, cases.size()))) {
            lines.add(title(claim, each.subject()));
            each.diagnosis().ifPresent(diagnosis -> diagnosis(diagnosis, told, lines));
            show(each, lines);
            if (!extent.lacks(Cut.LOGS)) {
                each.replicas().stream().filter(logged::add).forEach(replica -> log(run, replica, lines));
            }
        }
        if (cases.size() > most) {
            int left = cases.size() - most;
            lines.add(paint.faint("  and " + left + (left == 1 ? " more case" : " more cases") + ", in run.json"));
        }
    }

    private String title(ClaimResult claim, String subject) {
        return paint.mark(claim.verdict()) + " " + paint.bold(claim.id()) + "  "
                + Cells.cut(PlainText.of(subject), width - 4 - Cells.of(claim.id()));
    }

    /** The violation; of what is inconclusive, the control that does not work or else what is unknown. */
    private static List<FindingResult> decisive(CaseResult each) {
        if (each.verdict() == Verdict.REFUTED) {
            return each.checks().stream()
                    .filter(f -> f.outcome() == FindingResult.State.VIOLATED)
                    .toList();
        }
        return Stream.concat(each.controls().stream(), each.checks().stream())
                .filter(f -> f.outcome() != FindingResult.State.HOLDS)
                .toList();
    }

    /** In full once: one fault turns many claims. */
    private void diagnosis(DiagnosisResult diagnosis, Map<DiagnosisResult, Cause> told, List<String> lines) {
        if (told.putIfAbsent(diagnosis, new Cause(lines, new ArrayList<>())) == null) {
            part("cause", diagnosis.cause(), lines);
            part("change", diagnosis.at().map(at -> at + ": ").orElse("") + diagnosis.remedy(), lines);
        } else {
            part("cause", "as above", lines);
        }
    }

    private void show(CaseResult each, List<String> lines) {
        List<FindingResult> findings = decisive(each);
        if (findings.isEmpty()) {
            part("reason", each.reason(), lines);
            return;
        }
        FindingResult first = findings.get(0);
        part("expected", first.says(), lines);
        part("seen", first.seen(), lines);
        if (extent.lacks(Cut.PLACES)) {
            return;
        }
        findings.stream()
                .map(FindingResult::seen)
                .filter(seen -> !seen.equals(first.seen()))
                .distinct()
                .limit(extent.most(MOST_OTHERS))
                .forEach(seen -> part("also", seen, lines));
        first.at().ifPresent(at -> part("at", at.toString(), lines));
    }

    private void log(RunResult run, String replica, List<String> lines) {
        LogTail log = run.replica(replica).log();
        List<String> last = log.lastLines();
        if (last.isEmpty()) {
            return;
        }
        part("its log", log.file().map(f -> f + " ends:").orElse("ends:"), lines);
        for (String line : last.subList(Math.max(0, last.size() - extent.most(MOST_LOG_LINES)), last.size())) {
            lines.add(" ".repeat(INDENT) + paint.faint("│ ") + Cells.cut(PlainText.of(line), width - INDENT - 2));
        }
    }

    private void part(String name, String text, List<String> lines) {
        List<String> wrapped = Cells.wrap(PlainText.of(text), width - INDENT);
        int shown = Math.min(extent.most(MOST_LINES), wrapped.size());
        for (int i = 0; i < shown; i++) {
            String head = i == 0 ? "  " + name : "";
            String cut = i == shown - 1 && shown < wrapped.size()
                    ? Cells.cut(wrapped.get(i) + " …", width - INDENT)
                    : wrapped.get(i);
            lines.add(paint.faint(Cells.fit(head, INDENT)) + cut);
        }
    }
}
