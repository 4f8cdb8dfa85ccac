package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Colours for a terminal, or none. */
record Paint(boolean colour) {
    /** How wide a label is, in cells. */
    static final int LABEL = 6;

    /** A label and its text, wrapped under itself to lines of so many cells; a space that must not break is one. */
    List<String> labelled(String label, String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : Cells.wrap(text, width - LABEL)) {
            lines.add(bold(Cells.fit(lines.isEmpty() ? label : "", LABEL)) + line.replace('\u00a0', ' '));
        }
        return lines;
    }

    String bold(String text) {
        return sgr("1", text);
    }

    String faint(String text) {
        return sgr("2", text);
    }

    String of(Verdict verdict, String text) {
        return switch (verdict) {
            case PROVEN -> sgr("32", text);
            case REFUTED -> sgr("31", text);
            case INCONCLUSIVE -> sgr("33", text);
            case NOT_APPLICABLE -> faint(text);
        };
    }

    String mark(Verdict verdict) {
        return of(
                verdict,
                switch (verdict) {
                    case PROVEN -> "✓";
                    case REFUTED -> "✗";
                    case INCONCLUSIVE -> "?";
                    case NOT_APPLICABLE -> "·";
                });
    }

    private String sgr(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
