package dev.meshproof.reports.html;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.span;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Figures;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.PlainText;
import j2html.tags.DomContent;
import j2html.tags.specialized.CodeTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SpanTag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How verdicts, findings, numbers and names look, wherever they stand. A verdict is never told by its colour alone. */
final class Look {
    private Look() {}

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "✓";
            case REFUTED -> "✗";
            case INCONCLUSIVE -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    /** The class of style.css that gives its colour. */
    static String css(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "v-proven";
            case REFUTED -> "v-refuted";
            case INCONCLUSIVE -> "v-inconclusive";
            case NOT_APPLICABLE -> "v-not-applicable";
        };
    }

    /** Worst first, for sorting: what is not proven comes before what is. */
    static int order(Verdict verdict) {
        return switch (verdict) {
            case REFUTED -> 0;
            case INCONCLUSIVE -> 1;
            case PROVEN -> 2;
            case NOT_APPLICABLE -> 3;
        };
    }

    static SpanTag badge(Verdict verdict) {
        return span().withClasses("badge", css(verdict)).with(hidden(mark(verdict)), span(verdict.words()));
    }

    /** A mark that is read as the verdict's words. */
    static SpanTag sign(Verdict verdict) {
        return span(mark(verdict))
                .withClasses("sign", css(verdict))
                .attr("role", "img")
                .attr("aria-label", verdict.words().toLowerCase(Locale.ROOT));
    }

    /** Of a case that does not apply, a violation is a note. */
    static Verdict of(FindingResult finding, CaseResult in) {
        return switch (finding.outcome()) {
            case HOLDS -> Verdict.PROVEN;
            case VIOLATED -> in.verdict() == Verdict.NOT_APPLICABLE ? Verdict.NOT_APPLICABLE : Verdict.REFUTED;
            case UNKNOWN -> Verdict.INCONCLUSIVE;
            case MOOT -> Verdict.NOT_APPLICABLE;
        };
    }

    /** Seen, and not read out. */
    static SpanTag hidden(String text) {
        return span(text).attr("aria-hidden", "true");
    }

    static CodeTag mono(String text) {
        return code(text);
    }

    /** At most so many characters. */
    static CodeTag mono(String text, int most) {
        return code(PlainText.of(text, most));
    }

    /** Numbers of observations, as in evidence.jsonl. */
    static SpanTag observations(List<Long> numbers) {
        return span(numbers.stream().map(n -> "#" + n).collect(Collectors.joining(" ")))
                .withClass("obs")
                .withTitle("numbers (seq) in evidence.jsonl");
    }

    /** A table or a drawing that may be wider than the page: it scrolls by itself, by keyboard too. */
    static DivTag scrolling(String label, DomContent content) {
        return div().withClass("scroll")
                .attr("role", "region")
                .attr("aria-label", label)
                .withTabindex(0)
                .with(content);
    }

    static String seconds(long millis) {
        return millis < 60_000
                ? Figures.seconds(millis)
                : String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f", millis);
    }

    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    static String count(long number, String one, String many) {
        return Figures.number(number) + " " + (number == 1 ? one : many);
    }

    /** {@code nodekey:d1b6ab6e1a77…} with its first twelve digits. */
    static String shortKey(String key) {
        int digits = key.indexOf(':') + 1;
        return key.length() > digits + 12 ? key.substring(digits, digits + 12) + "…" : key;
    }
}
