package dev.meshproof.cli.lint;

import dev.meshproof.run.PlainText;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import java.util.Locale;

/** The words that all writers share. */
final class Sentences {
    private Sentences() {}

    /** Message and remedy as one text, for readers that show no second one. */
    static String whole(Diagnostic diagnostic) {
        String hint = diagnostic.hint().isEmpty() ? "" : "; " + diagnostic.hint();
        return PlainText.of(diagnostic.message() + hint);
    }

    static String severity(Diagnostic diagnostic) {
        return diagnostic.severity().name().toLowerCase(Locale.ROOT);
    }

    static String judge(Diagnostic diagnostic) {
        return diagnostic.judge().name().toLowerCase(Locale.ROOT);
    }

    static String saidBy(Judge judge) {
        return switch (judge) {
            case CHAIN -> "the chain refuses it; the console does not say so";
            case CONSOLE -> "the console refuses it; the chain does not";
            case BOTH -> "the chain and the console refuse it";
            case ADVICE -> "neither refuses it: this is advice";
        };
    }

    /** {@code 1 error}, {@code 2 errors}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Where a diagnostic's line is unknown, the file's beginning stands for all of it. */
    static int line(Diagnostic diagnostic) {
        return Math.max(1, diagnostic.at().line());
    }

    static int column(Diagnostic diagnostic) {
        return Math.max(1, diagnostic.at().column());
    }

    /** Behind the last character. */
    static int endColumn(Diagnostic diagnostic) {
        return column(diagnostic) + Math.max(1, diagnostic.length());
    }
}
