package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;

/** Colours for a terminal, or none. */
record Paint(boolean colour) {
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

    static String words(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    private String sgr(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
