package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.Extent.Cut;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What is proven takes a line and the names; what is not, and what does not apply, a line for each claim, or for each verdict. */
record TerminalClaims(int width, Paint paint, Extent extent) {
    private static final int MOST_NAMES_LINES = 2;

    private static final int NUMBERS = 3 * 9;
    private static final int VERDICT = 15;

    List<String> of(RunResult run) {
        List<ClaimResult> proven =
                run.claims().stream().filter(c -> c.verdict() == Verdict.PROVEN).toList();
        List<ClaimResult> idle =
                run.claims().stream().filter(TerminalClaims::isIdle).toList();
        List<ClaimResult> others = run.claims().stream()
                .filter(c -> c.verdict() != Verdict.PROVEN && !isIdle(c))
                .toList();
        int id = Math.min(
                width - 2 - VERDICT - NUMBERS,
                run.claims().stream().mapToInt(c -> Cells.of(c.id())).max().orElse(0) + 2);
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(Cells.fit("Claims", 2 + id + VERDICT)) + paint.faint(row("cases", "checks", "controls")));
        if (!proven.isEmpty()) {
            together(Verdict.PROVEN, proven, id, lines);
            if (!extent.lacks(Cut.NAMES)) {
                lines.addAll(names("", proven));
            }
        }
        if (extent.lacks(Cut.CLAIMS)) {
            byVerdict(others, id, lines);
        } else {
            others.forEach(c -> lines.add(line(c.verdict(), c.id(), id, List.of(c), cases(c))));
        }
        if (!idle.isEmpty()) {
            lines.addAll(
                    extent.lacks(Cut.IDLE)
                            ? List.of(paint.faint("  nothing to judge for " + title(idle)))
                            : names("nothing to judge for ", idle));
        }
        return lines;
    }

    private void byVerdict(List<ClaimResult> claims, int id, List<String> lines) {
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE, Verdict.NOT_APPLICABLE)) {
            List<ClaimResult> like =
                    claims.stream().filter(c -> c.verdict() == verdict).toList();
            if (!like.isEmpty()) {
                together(verdict, like, id, lines);
                List<String> names = names("", like);
                int shown = Math.min(MOST_NAMES_LINES, names.size());
                lines.addAll(names.subList(0, shown));
                if (shown < names.size()) {
                    lines.add(paint.faint("  …, all in run.json"));
                }
            }
        }
    }

    private void together(Verdict verdict, List<ClaimResult> claims, int id, List<String> lines) {
        lines.add(line(
                verdict,
                title(claims),
                id,
                claims,
                "" + sum(claims, c -> c.cases().size())));
    }

    private static String title(List<ClaimResult> claims) {
        return claims.size() == 1 ? "1 claim" : claims.size() + " claims";
    }

    private String line(Verdict verdict, String title, int id, List<ClaimResult> claims, String cases) {
        return paint.mark(verdict) + " " + Cells.fit(title, id)
                + paint.of(verdict, Cells.fit(verdict.words(), VERDICT))
                + row(
                        cases,
                        "" + sum(claims, claim -> parts(claim, c -> c.checks().size())),
                        "" + sum(claims, claim -> parts(claim, c -> c.controls().size())));
    }

    private List<String> names(String begin, List<ClaimResult> claims) {
        String names = claims.stream().map(ClaimResult::id).collect(Collectors.joining(", ", begin, ""));
        return Cells.wrap(names, width - 2).stream()
                .map(line -> paint.faint("  " + line))
                .toList();
    }

    /** Whether the plan has nothing that the claim is about: it is told all the same, but not line by line. */
    private static boolean isIdle(ClaimResult claim) {
        return claim.verdict() == Verdict.NOT_APPLICABLE && claim.cases().isEmpty();
    }

    private static String cases(ClaimResult claim) {
        long like = claim.cases().stream()
                .filter(c -> c.verdict() == claim.verdict())
                .count();
        return like + " of " + claim.cases().size();
    }

    private static int sum(List<ClaimResult> claims, ToIntFunction<ClaimResult> of) {
        return claims.stream().mapToInt(of).sum();
    }

    private static int parts(ClaimResult claim, ToIntFunction<ClaimResult.CaseResult> of) {
        return claim.cases().stream().mapToInt(of).sum();
    }

    private static String row(String cases, String checks, String controls) {
        return "%9s%9s%9s".formatted(cases, checks, controls);
    }
}
