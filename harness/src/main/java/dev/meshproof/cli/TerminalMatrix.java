package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.Extent.Cut;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Source by destination: a mark by address and one by name. A lab too large for the width is summed up instead. */
record TerminalMatrix(int width, Paint paint, Extent extent) {
    private static final int CELL = 4;
    private static final int SHORTEST_LABEL = 16;

    List<String> of(RunResult run) {
        List<String> replicas =
                run.pairs().stream().map(PairResult::from).distinct().toList();
        if (replicas.isEmpty()) {
            return List.of();
        }
        if (extent.lacks(Cut.MATRIX)) {
            return List.of(paint.bold("Through SOCKS5") + "  " + proven(run, PairResult::address)
                    + " pairs by address, " + proven(run, PairResult::name) + " by name");
        }
        int room = width - 4 - replicas.size() * CELL;
        return room < SHORTEST_LABEL ? summary(run) : matrix(run, replicas, room);
    }

    private List<String> matrix(RunResult run, List<String> replicas, int room) {
        String title = "Through SOCKS5, by address and by name";
        int label = Math.min(
                room,
                Math.max(
                        Cells.of(title) - 2,
                        replicas.stream()
                                .mapToInt(r -> Cells.of(PlainText.of(r)))
                                .max()
                                .orElse(0)));
        StringBuilder head = new StringBuilder(paint.bold(Cells.fit(title, label + 4)));
        for (int i = 1; i <= replicas.size(); i++) {
            head.append(paint.faint("%4d".formatted(i)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(head.toString());
        for (String from : replicas) {
            StringBuilder line = new StringBuilder(paint.faint("%3d".formatted(lines.size())))
                    .append(' ')
                    .append(Cells.fit(PlainText.of(from), label));
            for (String to : replicas) {
                line.append("  ").append(cell(run, from, to));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private String cell(RunResult run, String from, String to) {
        List<PairResult> ports = run.pairs().stream()
                .filter(p -> p.from().equals(from) && p.to().equals(to))
                .toList();
        if (ports.isEmpty()) {
            return paint.faint(" –");
        }
        return paint.mark(worst(ports, PairResult::address)) + paint.mark(worst(ports, PairResult::name));
    }

    private static Verdict worst(List<PairResult> ports, Function<PairResult, PairResult.PathResult> path) {
        Set<Verdict> verdicts = ports.stream()
                .map(p -> path.apply(p).verdict())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
        return Verdict.ofClaim(verdicts);
    }

    private List<String> summary(RunResult run) {
        return List.of(
                paint.bold("Through SOCKS5"),
                "  " + proven(run, PairResult::address) + " pairs by address",
                "  " + proven(run, PairResult::name) + " pairs by name");
    }

    private String proven(RunResult run, Function<PairResult, PairResult.PathResult> path) {
        long good = run.pairs().stream()
                .filter(p -> path.apply(p).verdict() == Verdict.PROVEN)
                .count();
        Verdict colour = good == run.pairs().size() ? Verdict.PROVEN : Verdict.REFUTED;
        return paint.of(colour, good + " of " + run.pairs().size());
    }
}
