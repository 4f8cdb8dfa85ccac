package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What is proven takes a line and the names; what is not, and what does not apply, a line for each claim. */
record TerminalClaims(int width, Paint paint) {
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
            String title = proven.size() == 1 ? "1 claim" : proven.size() + " claims";
            lines.add(line(
                    Verdict.PROVEN,
                    title,
                    id,
                    proven,
                    "" + sum(proven, c -> c.cases().size())));
            names("", proven, lines);
        }
        for (ClaimResult claim : others) {
            lines.add(line(claim.verdict(), claim.id(), id, List.of(claim), cases(claim)));
        }
        if (!idle.isEmpty()) {
            names("nothing to judge for ", idle, lines);
        }
        return lines;
    }

    private String line(Verdict verdict, String title, int id, List<ClaimResult> claims, String cases) {
        return paint.mark(verdict) + " " + Cells.fit(title, id)
                + paint.of(verdict, Cells.fit(Paint.words(verdict), VERDICT))
                + row(
                        cases,
                        "" + sum(claims, claim -> parts(claim, c -> c.checks().size())),
                        "" + sum(claims, claim -> parts(claim, c -> c.controls().size())));
    }

    private void names(String begin, List<ClaimResult> claims, List<String> lines) {
        String names = claims.stream().map(ClaimResult::id).collect(Collectors.joining(", ", begin, ""));
        Cells.wrap(names, width - 2).forEach(line -> lines.add(paint.faint("  " + line)));
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
