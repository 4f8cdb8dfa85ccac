package dev.meshproof.scenarios.broken;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each mutant did to each claim, beside what it was to do. Thread-safe. */
final class Matrix {
    private static final List<ClaimId> CLAIMS = Arrays.asList(ClaimId.values());

    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    private record Row(Mutant mutant, Base base, Optional<RunResult> result) {
        String cell(ClaimId claim) {
            String expected = letter(mutant.expected(base, claim));
            String seen = result.flatMap(run -> seen(run, claim)).map(Matrix::letter).orElse("?");
            return expected.equals(seen) ? " " + seen + " " : expected + ">" + seen;
        }

        String seconds() {
            return result.map(run -> "%2d s".formatted(run.durationMillis() / 1000)).orElse("");
        }
    }

    /** A mutant is about to be run. */
    void begin(Mutant mutant, Base base) {
        rows.put(mutant.name(), new Row(mutant, base, Optional.empty()));
    }

    void end(Mutant mutant, Base base, RunResult result) {
        rows.put(mutant.name(), new Row(mutant, base, Optional.of(result)));
    }

    /** As a table in Markdown, which can be read as it stands too. */
    String markdown() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("# Mutants\n\n");
        text.append("P proven, R refuted, I inconclusive, - nothing to judge; `P>R` proven was expected and refuted seen.\n\n");
        IntStream.range(0, CLAIMS.size())
                .forEach(i -> text.append("    %2d %s%n".formatted(i + 1, CLAIMS.get(i))));
        text.append("\n| %s | %s | time |%n".formatted(
                " ".repeat(width),
                IntStream.rangeClosed(1, CLAIMS.size())
                        .mapToObj(i -> "%3d".formatted(i))
                        .collect(Collectors.joining(" | "))));
        text.append("|").append("-".repeat(width + 2)).append("|-----".repeat(CLAIMS.size())).append("|-----:|\n");
        new TreeMap<>(rows).forEach((name, row) -> text.append("| %s | %s | %s |%n"
                .formatted(
                        name + " ".repeat(width - name.length()),
                        CLAIMS.stream().map(row::cell).collect(Collectors.joining(" | ")),
                        row.seconds())));
        return text.toString();
    }

    private static String letter(Verdict verdict) {
        return verdict == Verdict.NOT_APPLICABLE ? "-" : verdict.name().substring(0, 1);
    }

    private static Optional<Verdict> seen(RunResult result, ClaimId claim) {
        return result.claims().stream()
                .filter(each -> each.id().equals(claim.toString()))
                .map(each -> each.verdict())
                .findFirst();
    }
}
