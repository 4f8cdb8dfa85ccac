package dev.meshproof.cli.lint;

import dev.meshproof.cli.Cells;
import dev.meshproof.lint.LintResult;
import dev.meshproof.run.PlainText;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people read: as rustc and ruff show it. */
public final class HumanWriter {
    private final Colours colours;
    private final int width;

    /** @param width of a line, in cells */
    public HumanWriter(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    public String write(List<LintResult> results) {
        StringBuilder text = new StringBuilder();
        for (LintResult result : results) {
            int digits = result.diagnostics().stream()
                    .map(diagnostic -> diagnostic.at().line())
                    .max(Comparator.naturalOrder())
                    .map(line -> String.valueOf(line).length())
                    .orElse(1);
            result.diagnostics().forEach(diagnostic -> diagnostic(result, diagnostic, digits, text));
            text.append(summary(result)).append('\n');
            if (results.size() > 1) {
                text.append('\n');
            }
        }
        if (results.size() > 1) {
            text.append(summary(results)).append('\n');
        }
        return text.toString();
    }

    private void diagnostic(LintResult result, Diagnostic diagnostic, int digits, StringBuilder text) {
        String head = "%s[%s]".formatted(Sentences.severity(diagnostic), diagnostic.code());
        text.append(colours.severity(diagnostic.severity(), head))
                .append(colours.bold(": " + PlainText.of(diagnostic.message())))
                .append('\n');
        String margin = " ".repeat(digits);
        text.append(margin)
                .append(colours.gutter("--> "))
                .append(PlainText.of(diagnostic.at().toString()))
                .append('\n');
        if (diagnostic.at().line() > 0) {
            source(result, diagnostic, digits, text);
        }
        if (!diagnostic.hint().isEmpty()) {
            remark("help: ", PlainText.of(diagnostic.hint()), margin, text);
        }
        remark("judge: ", Sentences.saidBy(diagnostic.judge()), margin, text);
        text.append('\n');
    }

    private void source(LintResult result, Diagnostic diagnostic, int digits, StringBuilder text) {
        String line = result.lines().line(diagnostic.at().line());
        Excerpt excerpt =
                Excerpt.of(line, diagnostic.at().column(), diagnostic.length(), Math.max(20, width - digits - 4));
        String margin = " ".repeat(digits);
        text.append(margin).append(colours.gutter(" |")).append('\n');
        text.append(colours.gutter("%" + digits + "d | ")
                        .formatted(diagnostic.at().line()))
                .append(excerpt.text().stripTrailing())
                .append('\n');
        text.append(margin)
                .append(colours.gutter(" | "))
                .append(" ".repeat(excerpt.before()))
                .append(colours.severity(diagnostic.severity(), "^".repeat(excerpt.length())))
                .append('\n');
    }

    private void remark(String what, String remark, String margin, StringBuilder text) {
        List<String> lines = Cells.wrap(remark, Math.max(30, width - margin.length() - what.length() - 3));
        for (int i = 0; i < lines.size(); i++) {
            text.append(margin)
                    .append(colours.gutter(i == 0 ? " = " : "   "))
                    .append(i == 0 ? colours.bold(what) : " ".repeat(what.length()))
                    .append(lines.get(i))
                    .append('\n');
        }
    }

    private String summary(LintResult result) {
        String verdicts = result.chain() == result.console()
                ? colours.verdict(result.chain(), word(result.chain()) + " for the chain and the console")
                : colours.verdict(result.chain(), word(result.chain()) + " for the chain") + ", "
                        + colours.verdict(result.console(), word(result.console()) + " for the console");
        return colours.bold(PlainText.of(result.file())) + ": " + verdicts + counts(List.of(result));
    }

    private static String summary(List<LintResult> results) {
        return "%s: %d valid for the chain, %d valid for the console%s"
                .formatted(
                        Sentences.count(results.size(), "file"),
                        results.stream().filter(LintResult::chain).count(),
                        results.stream().filter(LintResult::console).count(),
                        counts(results));
    }

    private static String counts(List<LintResult> results) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = results.stream().mapToLong(r -> r.count(severity)).sum();
            if (count > 0) {
                counts.add(Sentences.count(count, severity.name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return counts.isEmpty() ? "" : "; " + String.join(", ", counts);
    }

    private static String word(boolean accepted) {
        return accepted ? "valid" : "invalid";
    }
}
