package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunComparison;
import dev.meshproof.run.RunComparison.Change;
import dev.meshproof.run.RunOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What differs between two runs, for people at a terminal. Pure. */
record ComparedRuns(Paint paint) {
    private static final int MOST_CASES = 20;
    private static final int MOST_PHASES = 30;

    /** Ends with a line feed. */
    String of(RunComparison runs) {
        List<String> lines = new ArrayList<>();
        lines.add("before  " + headline(runs.before()));
        lines.add("after   " + headline(runs.after()));
        lines.add(runs.sameInputs() ? "Both ran the same SDLs, lab file and policy." : "They ran not the same:");
        table(lines, "SDL", runs.sdls(), sha -> sha.substring(0, Math.min(12, sha.length())), MOST_CASES);
        table(lines, "Version", runs.versions(), Function.identity(), MOST_CASES);
        if (runs.claims().isEmpty()) {
            lines.add("No claim came to another verdict.");
        }
        table(lines, "Claim", runs.claims(), this::verdict, MOST_CASES);
        table(lines, "Case", runs.cases(), this::verdict, MOST_CASES);
        table(lines, "Phase", runs.phases(), TerminalResult::seconds, MOST_PHASES);
        return String.join("\n", lines) + "\n";
    }

    private String headline(RunOutline run) {
        return paint.mark(run.verdict()) + " "
                + paint.of(run.verdict(), run.verdict().words()) + "  " + run.name() + "  " + run.startedAt() + "  "
                + TerminalResult.seconds(run.durationMillis());
    }

    private <T> void table(
            List<String> lines, String title, List<Change<T>> changes, Function<T, String> text, int most) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(paint.bold(title));
        changes.stream()
                .limit(most)
                .forEach(c ->
                        lines.add("  " + c.what() + "  " + shown(c.before(), text) + " → " + shown(c.after(), text)));
        if (changes.size() > most) {
            lines.add(paint.faint("  and " + (changes.size() - most) + " more"));
        }
    }

    private static <T> String shown(Optional<T> value, Function<T, String> text) {
        return value.map(text).orElse("–");
    }

    private String verdict(Verdict verdict) {
        return paint.of(verdict, verdict.words());
    }
}
