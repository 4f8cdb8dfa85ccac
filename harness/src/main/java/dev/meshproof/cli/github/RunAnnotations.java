package dev.meshproof.cli.github;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.Place;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is not proven, beside the lines of the SDLs: refuted is an error, inconclusive a warning. One fault turns many claims
 * and is said once.
 *
 * @param folder from which the user named the SDLs, absolute
 * @param workspace from which GitHub names files
 */
record RunAnnotations(Path folder, Optional<Path> workspace) {
    /** GitHub shows no more errors, and no more warnings, of one step. */
    private static final int MOST = 10;

    private static final int MOST_CLAIMS = 3;
    private static final int LINE = 500;

    /** What is said at one place of those cases that have the same cause. */
    private record Fault(Verdict verdict, Optional<Place> at, String message) {}

    List<WorkflowCommand> of(RunResult run) {
        Map<Fault, Set<String>> faults = new LinkedHashMap<>();
        for (ClaimResult claim : run.claims()) {
            claim.cases().stream().filter(c -> isFailed(c.verdict())).forEach(c -> add(faults, fault(c), claim));
            if (isFailed(claim.verdict()) && claim.cases().stream().noneMatch(c -> isFailed(c.verdict()))) {
                add(faults, new Fault(claim.verdict(), Optional.empty(), line("reason", claim.reason())), claim);
            }
        }
        if (faults.isEmpty() && run.verdict() != Verdict.PROVEN) {
            return List.of(WorkflowCommand.annotation(
                    kind(run.verdict()), Map.of(), "meshproof: " + run.verdict().words(), "nothing was proven"));
        }
        List<WorkflowCommand> commands = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            commands.addAll(of(verdict, faults));
        }
        return commands;
    }

    private static boolean isFailed(Verdict verdict) {
        return verdict == Verdict.REFUTED || verdict == Verdict.INCONCLUSIVE;
    }

    private static void add(Map<Fault, Set<String>> faults, Fault fault, ClaimResult claim) {
        faults.computeIfAbsent(fault, f -> new LinkedHashSet<>()).add(claim.id());
    }

    private static Fault fault(CaseResult judged) {
        if (judged.diagnosis().isPresent()) {
            DiagnosisResult diagnosis = judged.diagnosis().get();
            String message = PlainText.of(diagnosis.cause(), LINE) + "\n" + line("change", diagnosis.remedy());
            return new Fault(judged.verdict(), diagnosis.at(), message);
        }
        Optional<FindingResult> decisive = Stream.concat(judged.checks().stream(), judged.controls().stream())
                .filter(f -> f.outcome() == FindingResult.State.VIOLATED || f.outcome() == FindingResult.State.UNKNOWN)
                .findFirst();
        return new Fault(
                judged.verdict(),
                decisive.flatMap(FindingResult::at),
                line("of", judged.subject())
                        + "\n"
                        + decisive.map(f -> line("expected", f.says()) + "\n" + line("seen", f.seen()))
                                .orElseGet(() -> line("reason", judged.reason())));
    }

    private List<WorkflowCommand> of(Verdict verdict, Map<Fault, Set<String>> faults) {
        List<WorkflowCommand> commands = new ArrayList<>();
        faults.forEach((fault, claims) -> {
            if (fault.verdict() == verdict) {
                commands.add(command(fault, List.copyOf(claims)));
            }
        });
        if (commands.size() <= MOST) {
            return commands;
        }
        List<WorkflowCommand> shown = new ArrayList<>(commands.subList(0, MOST - 1));
        int more = commands.size() - shown.size();
        shown.add(WorkflowCommand.annotation(
                kind(verdict),
                Map.of(),
                "meshproof",
                "and " + more + " more, in summary.md and report.html of the run"));
        return shown;
    }

    private WorkflowCommand command(Fault fault, List<String> claims) {
        Map<String, String> place = new LinkedHashMap<>();
        fault.at().filter(at -> at.line() > 0).ifPresent(at -> {
            place.put("file", file(at.file()));
            place.put("line", "" + at.line());
            place.put("col", "" + Math.max(1, at.column()));
        });
        String more = claims.size() > MOST_CLAIMS ? " and " + (claims.size() - MOST_CLAIMS) + " more" : "";
        String named = String.join(", ", claims.subList(0, Math.min(MOST_CLAIMS, claims.size()))) + more;
        return WorkflowCommand.annotation(
                kind(fault.verdict()),
                place,
                PlainText.of("meshproof: " + fault.verdict().words() + " " + named, LINE),
                fault.message());
    }

    /** As GitHub names it, whatever folder of the repository the user stood in. */
    private String file(String named) {
        Path file = folder.resolve(named).normalize();
        return workspace
                .filter(file::startsWith)
                .map(w -> w.relativize(file).toString().replace('\\', '/'))
                .orElse(named);
    }

    private static String line(String label, String text) {
        return label + ": " + PlainText.of(text, LINE);
    }

    private static String kind(Verdict verdict) {
        return verdict == Verdict.REFUTED ? "error" : "warning";
    }
}
