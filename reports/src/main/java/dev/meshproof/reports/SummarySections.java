package dev.meshproof.reports;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sections of the summary that are a table or a line. */
final class SummarySections {
    private static final int NAME = 80;
    private static final int MOST_ROWS = 50;
    private static final int SLOWEST = 6;
    private static final int LONGEST_COMMAND = 8_000;

    private SummarySections() {}

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "✅";
            case REFUTED -> "❌";
            case INCONCLUSIVE -> "⚠️";
            case NOT_APPLICABLE -> "➖";
        };
    }

    static String headline(RunResult run) {
        return "## " + mark(run.verdict()) + " " + run.verdict().words() + ": " + Markdown.code(run.name(), NAME)
                + "\n\n" + run.sdls().size() + " SDLs, " + run.plan().replicas().size() + " replicas, "
                + run.counts().checks() + " checks, " + run.counts().controls() + " controls, "
                + Figures.seconds(run.durationMillis()) + ", started " + run.startedAt() + ", run "
                + Markdown.code(run.id(), NAME) + "\n";
    }

    static String claims(RunResult run) {
        StringBuilder table = new StringBuilder(
                "### Claims\n\n| | claim | verdict | cases | checks | controls |\n|---|---|---|---:|---:|---:|\n");
        for (ClaimResult claim : run.claims()) {
            long like = claim.cases().stream()
                    .filter(c -> c.verdict() == claim.verdict())
                    .count();
            table.append("| %s | %s | %s | %d of %d | %d | %d |\n"
                    .formatted(
                            mark(claim.verdict()),
                            Markdown.cell(claim.id(), NAME),
                            claim.verdict().words(),
                            like,
                            claim.cases().size(),
                            claim.cases().stream()
                                    .mapToInt(c -> c.checks().size())
                                    .sum(),
                            claim.cases().stream()
                                    .mapToInt(c -> c.controls().size())
                                    .sum()));
        }
        return table.toString();
    }

    static String slowestPhases(RunResult run) {
        if (run.timings().isEmpty()) {
            return "";
        }
        return run.timings().stream()
                .sorted(Comparator.comparingLong(RunResult.Timing::durationMillis)
                        .reversed())
                .limit(SLOWEST)
                .map(t -> "| " + Markdown.cell(t.name(), NAME) + " | " + Figures.seconds(t.durationMillis()) + " |\n")
                .collect(Collectors.joining("", "### Slowest phases\n\n| phase | took |\n|---|---:|\n", ""));
    }

    static String versions(RunResult run) {
        Map<String, List<String>> where = new TreeMap<>();
        for (RunResult.Version version : run.versions()) {
            where.computeIfAbsent(version.part() + " " + version.version(), v -> new ArrayList<>())
                    .add(version.where());
        }
        List<String> rows = new ArrayList<>();
        rows.add("| " + Markdown.cell("meshproof " + run.meshproof(), NAME) + " | |\n");
        where.forEach((what, ran) -> rows.add("| " + Markdown.cell(what, NAME) + " | "
                + (ran.size() == 1 ? Markdown.cell(ran.get(0), NAME) : ran.size() + " times") + " |\n"));
        run.images()
                .forEach(i -> rows.add("| " + Markdown.cell(i.name(), NAME) + " | "
                        + i.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ", "
                        + Markdown.cell(i.digestOrRecipe(), NAME) + " |\n"));
        rows.add("| " + Markdown.cell("engine " + run.machine().engine(), NAME) + " | "
                + Markdown.cell(run.machine().os() + " " + run.machine().arch(), NAME) + ", "
                + run.machine().cpus() + " CPUs |\n");
        return rows.stream()
                .limit(MOST_ROWS)
                .collect(Collectors.joining("", "### Versions\n\n| what | where, or from where |\n|---|---|\n", ""));
    }

    static String sdls(RunResult run) {
        String rows = run.sdls().stream()
                .limit(MOST_ROWS)
                .map(s -> "| " + Markdown.cell(s.file(), NAME) + " | " + Markdown.cell(s.sha256(), NAME) + " | "
                        + Markdown.cell(s.provider(), NAME) + " |\n")
                .collect(Collectors.joining());
        int more = run.sdls().size() - MOST_ROWS;
        return "### SDLs\n\n| file | sha256 | provider |\n|---|---|---|\n" + rows
                + (more > 0 ? "\nand " + more + " more.\n" : "");
    }

    static String reproduce(RunResult run) {
        String command = Commands.verifyEach(run);
        List<String> lines = command.length() <= LONGEST_COMMAND
                ? List.of(command)
                : List.of("# with the " + run.sdls().size() + " SDLs that run.json names", "./meshproof verify SDL...");
        return "### Reproduce\n\n" + Markdown.block("sh", lines, LONGEST_COMMAND);
    }

    static String notices(RunResult run) {
        List<String> all = new ArrayList<>(run.notices());
        run.plan().notes().forEach(note -> all.add(note.toString()));
        return all.isEmpty()
                ? ""
                : all.stream()
                        .limit(MOST_ROWS)
                        .map(n -> "- " + Markdown.code(n, 300) + "\n")
                        .collect(Collectors.joining("", "### Notes\n\n", ""));
    }
}
