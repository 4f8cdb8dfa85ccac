package dev.meshproof.cli;

import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A finished run for people at a terminal. Pure.
 *
 * @param width of the terminal in cells; no line is longer, from 60 cells on
 * @param colour whether it takes colours
 */
public record TerminalResult(int width, boolean colour) {
    private static final int MOST_SDLS = 12;
    private static final int WIDTH = 80;
    private static final int MOST_NOTES = 3;

    /** Milliseconds; run.json has all stages. */
    private static final int WORTH_TELLING = 1_000;

    /** For whoever runs a command. */
    static TerminalResult of(CommandSpec command) {
        return new TerminalResult(
                WIDTH, command.commandLine().getColorScheme().ansi().enabled());
    }

    /**
     * What to print, ending with a line feed.
     *
     * @param run as {@link dev.meshproof.run.RunFolder#write(RunResult)} gave it back, without secrets
     * @param folder where the run lies, as the user is to read it
     */
    public String render(RunResult run, String folder) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(run));
        lines.addAll(new TerminalClaims(width, paint()).of(run));
        List<String> matrix = new TerminalMatrix(width, paint()).of(run);
        lines.addAll(matrix);
        List<String> failures = new TerminalFailures(width, paint()).of(run);
        if (!failures.isEmpty()) {
            lines.add("");
            lines.addAll(failures);
            lines.add("");
        }
        if (!times(run).isEmpty()) {
            lines.addAll(label("Time", times(run)));
        }
        lines.addAll(sdls(run));
        lines.addAll(notes(run));
        lines.addAll(label("Run", PlainText.of(folder)));
        return String.join("\n", lines) + "\n";
    }

    private Paint paint() {
        return new Paint(colour);
    }

    private String headline(RunResult run) {
        String verdict = Paint.words(run.verdict());
        String right = run.counts().controls() + " controls · " + seconds(run.durationMillis());
        int room = width - 2 - verdict.length() - 2 - Cells.of(right) - 2;
        return paint().mark(run.verdict()) + " " + paint().bold(paint().of(run.verdict(), verdict)) + "  "
                + Cells.fit(PlainText.of(run.name()), room) + "  " + paint().faint(right);
    }

    private static String times(RunResult run) {
        return run.timings().stream()
                .filter(t -> t.durationMillis() >= WORTH_TELLING)
                .map(t -> PlainText.of(t.name()).replace(' ', '\u00a0')
                        + '\u00a0'
                        + seconds(t.durationMillis()).replace(' ', '\u00a0'))
                .collect(Collectors.joining(" · "));
    }

    private List<String> sdls(RunResult run) {
        List<String> lines = new ArrayList<>();
        int shown = Math.min(MOST_SDLS, run.sdls().size());
        run.sdls().subList(0, shown).forEach(sdl -> lines.add(sdl(sdl, lines.isEmpty())));
        if (shown < run.sdls().size()) {
            lines.add(paint().faint("      and " + (run.sdls().size() - shown) + " more, in run.json"));
        }
        return lines;
    }

    private List<String> notes(RunResult run) {
        List<String> all = run.notices();
        List<String> lines = new ArrayList<>();
        all.stream().limit(MOST_NOTES).forEach(n -> lines.addAll(label("Note", PlainText.of(n, 3 * width))));
        if (all.size() > MOST_NOTES) {
            lines.add(paint().faint("      and " + (all.size() - MOST_NOTES) + " more, in run.json"));
        }
        return lines;
    }

    private String sdl(RunResult.SdlFile sdl, boolean first) {
        String right = "sha256 " + PlainText.of(sdl.sha256(), 13) + "  " + PlainText.of(sdl.provider(), 16);
        return paint().bold(Cells.fit(first ? "SDLs" : "", 6))
                + Cells.fit(PlainText.of(sdl.file()), width - 6 - 2 - Cells.of(right)) + "  " + paint().faint(right);
    }

    private List<String> label(String label, String text) {
        List<String> wrapped = Cells.wrap(text, width - 6);
        List<String> lines = new ArrayList<>();
        for (String line : wrapped) {
            lines.add(paint().bold(Cells.fit(lines.isEmpty() ? label : "", 6)) + line.replace('\u00a0', ' '));
        }
        return lines;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
