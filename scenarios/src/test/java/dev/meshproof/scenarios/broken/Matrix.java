package dev.meshproof.scenarios.broken;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each thing that was broken did to each claim, beside what it was to do. Thread-safe. */
final class Matrix {
    private static final List<ClaimId> CLAIMS = Arrays.asList(ClaimId.values());

    private final String title;
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    private record Row(Map<ClaimId, Verdict> expected, Map<ClaimId, Verdict> seen, Duration took) {
        String cell(ClaimId claim) {
            String wanted = letter(expected, claim);
            String got = letter(seen, claim);
            return wanted.equals(got) ? " " + got + " " : wanted + ">" + got;
        }

        private static String letter(Map<ClaimId, Verdict> verdicts, ClaimId claim) {
            Verdict verdict = verdicts.get(claim);
            if (verdict == null) {
                return "?";
            }
            return verdict == Verdict.NOT_APPLICABLE ? "-" : verdict.name().substring(0, 1);
        }
    }

    Matrix(String title) {
        this.title = title;
    }

    /** Adds a row, or puts it in place of one of that name. */
    void put(String name, Map<ClaimId, Verdict> expected, Map<ClaimId, Verdict> seen, Duration took) {
        rows.put(name, new Row(Map.copyOf(expected), Map.copyOf(seen), took));
    }

    /** The verdict of each claim, by its id. */
    static <T> Map<ClaimId, Verdict> verdicts(List<T> claims, Function<T, ClaimId> id, Function<T, Verdict> verdict) {
        return claims.stream().collect(Collectors.toMap(id, verdict));
    }

    /** As a table in Markdown that can be read as it stands too. */
    String markdown() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("# " + title + "\n\n");
        text.append(
                "P proven, R refuted, I inconclusive, - nothing to judge, ? none; P>R: P was expected and R was seen.\n\n");
        IntStream.range(0, CLAIMS.size()).forEach(i -> text.append("    %2d %s%n".formatted(i + 1, CLAIMS.get(i))));
        text.append("%n| %s | %s |    time |%n"
                .formatted(
                        " ".repeat(width),
                        IntStream.rangeClosed(1, CLAIMS.size())
                                .mapToObj("%3d"::formatted)
                                .collect(Collectors.joining(" | "))));
        text.append("|%s|%s--------:|%n".formatted("-".repeat(width + 2), "-----|".repeat(CLAIMS.size())));
        new TreeMap<>(rows)
                .forEach((name, row) -> text.append("| %s | %s | %5.1f s |%n"
                        .formatted(
                                name + " ".repeat(width - name.length()),
                                CLAIMS.stream().map(row::cell).collect(Collectors.joining(" | ")),
                                row.took().toMillis() / 1000.0)));
        return text.toString();
    }

    /** Shows it, and keeps it in a file of the build's. */
    void publish(Path file) throws IOException {
        String table = markdown();
        System.out.println(table);
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
    }
}
