package dev.meshproof.reports;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Source by destination, a mark by address and one by name; of a large lab only what is not proven. */
final class SummaryMatrix {
    private static final int MOST_REPLICAS = 20;
    private static final int MOST_PAIRS = 50;
    private static final int NAME = 80;

    private SummaryMatrix() {}

    static String of(RunResult run) {
        List<String> replicas =
                run.pairs().stream().map(PairResult::from).distinct().toList();
        if (replicas.isEmpty()) {
            return "";
        }
        String title = "### Through SOCKS5, by address and by name\n\n";
        return title + (replicas.size() > MOST_REPLICAS ? list(run) : table(run, replicas));
    }

    private static String table(RunResult run, List<String> replicas) {
        StringBuilder table = new StringBuilder("| from \\ to |");
        replicas.forEach(r -> table.append(' ').append(Markdown.cell(r, NAME)).append(" |"));
        table.append("\n|---|").append(":---:|".repeat(replicas.size())).append('\n');
        for (String from : replicas) {
            table.append("| ").append(Markdown.cell(from, NAME)).append(" |");
            for (String to : replicas) {
                table.append(' ').append(cell(run, from, to)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(RunResult run, String from, String to) {
        List<String> marks = new ArrayList<>();
        run.pairs().stream()
                .filter(p -> p.from().equals(from) && p.to().equals(to))
                .min(Comparator.comparing(p -> proven(p) ? 1 : 0))
                .ifPresent(p -> marks.add(SummarySections.mark(p.address().verdict())
                        + SummarySections.mark(p.name().verdict())));
        return marks.isEmpty() ? "–" : marks.get(0);
    }

    private static String list(RunResult run) {
        List<PairResult> others = run.pairs().stream().filter(p -> !proven(p)).toList();
        StringBuilder text = new StringBuilder(
                (run.pairs().size() - others.size()) + " of " + run.pairs().size() + " pairs proven both ways.\n");
        if (!others.isEmpty()) {
            text.append("\n| from | to | port | by address | by name |\n|---|---|---:|---|---|\n");
        }
        others.stream()
                .limit(MOST_PAIRS)
                .forEach(p -> text.append("| ")
                        .append(String.join(
                                " | ",
                                Stream.of(
                                                Markdown.cell(p.from(), NAME),
                                                Markdown.cell(p.to(), NAME),
                                                "" + p.port(),
                                                way(p.address()),
                                                way(p.name()))
                                        .toList()))
                        .append(" |\n"));
        if (others.size() > MOST_PAIRS) {
            text.append("\nand ").append(others.size() - MOST_PAIRS).append(" more.\n");
        }
        return text.toString();
    }

    private static String way(PairResult.PathResult path) {
        return SummarySections.mark(path.verdict()) + " " + Markdown.cell(path.outcome(), NAME);
    }

    private static boolean proven(PairResult pair) {
        return pair.address().verdict() == Verdict.PROVEN && pair.name().verdict() == Verdict.PROVEN;
    }
}
