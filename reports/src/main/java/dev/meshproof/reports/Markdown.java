package dev.meshproof.reports;

import dev.meshproof.run.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hostile text in GitHub's Markdown: only ever as code, where neither markup nor a mention is read. */
final class Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    /** A span of code. */
    static String code(String text, int most) {
        String plain = PlainText.of(text, most).strip();
        if (plain.isEmpty()) {
            return "–";
        }
        String fence = "`".repeat(longestRun(plain) + 1);
        String pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
        return fence + pad + plain + pad + fence;
    }

    /** A span of code in a table. A bar ends a cell even in code, and backslashes before it are read in ways that differ: it goes. */
    static String cell(String text, int most) {
        return code(text.replace('|', '¦'), most);
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
