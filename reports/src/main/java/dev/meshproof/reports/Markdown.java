package dev.meshproof.reports;

import dev.meshproof.run.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hostile text in GitHub's Markdown: only ever as code, where neither markup nor a mention is read. */
final class Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    /** A span of code, also fit for a cell of a table. */
    static String code(String text, int most) {
        String plain = PlainText.of(text, most).strip();
        if (plain.isEmpty()) {
            return "–";
        }
        String fence = "`".repeat(longestRun(plain) + 1);
        String pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
        // The only character that a table reads inside code; outside one there is no line that has it.
        return fence + pad + plain.replace("|", "\\|") + pad + fence;
    }

    /** A block of code. */
    static String block(String language, List<String> lines, int most) {
        List<String> plain = lines.stream().map(l -> PlainText.of(l, most)).toList();
        int longest = plain.stream().mapToInt(Markdown::longestRun).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return plain.stream().collect(Collectors.joining("\n", fence + language + "\n", "\n" + fence + "\n"));
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(r -> r.group().length())
                .max()
                .orElse(0);
    }
}
