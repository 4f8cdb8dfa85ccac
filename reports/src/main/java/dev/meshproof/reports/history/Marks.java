package dev.meshproof.reports.history;

import static j2html.TagCreator.span;

import dev.meshproof.claim.Verdict;
import j2html.tags.DomContent;

/** A verdict as a mark, a colour and a word: never by colour alone. */
final class Marks {
    private Marks() {}

    /** The name of its class in the style. */
    static String style(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "p";
            case REFUTED -> "r";
            case INCONCLUSIVE -> "i";
            case NOT_APPLICABLE -> "n";
        };
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "✓";
            case REFUTED -> "✗";
            case INCONCLUSIVE -> "?";
            case NOT_APPLICABLE -> "·";
        };
    }

    /** With its word. */
    static DomContent badge(Verdict verdict) {
        return span(span(mark(verdict)).attr("aria-hidden", "true"), span(" " + verdict.words()))
                .withClass("v " + style(verdict));
    }
}
