package dev.meshproof.cli;

import dev.meshproof.cli.Extent.Cut;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A finished run for people at a terminal.
 *
 * @param width of the terminal in cells; no line is longer, from 60 cells on
 * @param colour whether it takes colours
 * @param detail how much is told
 */
public record TerminalResult(int width, boolean colour, Detail detail) {
    private static final int WIDTH = 80;

    /** A terminal's 24 lines but the one that the shell's prompt takes. */
    private static final int ROOM = 23;

    /** What a report writer may have left in a run's folder. */
    private static final String PAGE = "report.html";

    /** For whoever runs a command. */
    static TerminalResult of(CommandSpec command, Detail detail) {
        return new TerminalResult(
                WIDTH, command.commandLine().getColorScheme().ansi().enabled(), detail);
    }

    /** As {@link #render(RunResult, String, boolean)}, with a look at what lies in the folder. */
    String render(RunResult run, Path folder) {
        return render(run, folder.toString(), Files.isRegularFile(folder.resolve(PAGE)));
    }

    /**
     * What to print, ending with a line feed. Pure.
     *
     * @param run as {@link dev.meshproof.run.RunFolder#write(RunResult)} gave it back, without secrets
     * @param folder where the run lies, as the user is to read it
     * @param page whether there is a page to read it on
     */
    public String render(RunResult run, String folder, boolean page) {
        Extent extent = Extent.of(detail);
        List<String> lines = lines(run, folder, page, extent);
        if (detail == Detail.SCREEN) {
            for (Cut cut : Cut.values()) {
                if (lines.size() > ROOM) {
                    extent = extent.without(cut);
                    lines = lines(run, folder, page, extent);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> lines(RunResult run, String folder, boolean page, Extent extent) {
        boolean quiet = detail == Detail.QUIET;
        List<String> above = new ArrayList<>(List.of(headline(run)));
        List<String> below = new ArrayList<>();
        if (!quiet) {
            above.addAll(new TerminalClaims(width, paint(), extent).of(run));
            above.addAll(new TerminalMatrix(width, paint(), extent).of(run));
            below.addAll(new TerminalSources(width, paint(), extent).of(run));
        }
        List<List<String>> failures = new TerminalFailures(width, paint(), extent).of(run);
        if (!quiet || !failures.isEmpty()) {
            below.addAll(paint().labelled("Run", PlainText.of(folder), width));
            if (page) {
                below.addAll(paint().labelled("Page", PlainText.of(folder + "/" + PAGE), width));
            }
        }
        List<String> lines = new ArrayList<>(above);
        // Only when all else is told as shortly as can be, failures themselves are left out.
        boolean last = extent.lacks(Cut.CLAIMS);
        lines.addAll(last ? fitting(failures, ROOM - above.size() - below.size()) : joined(failures));
        lines.addAll(below);
        return lines;
    }

    /** With a line between them, and after them. */
    private List<String> joined(List<List<String>> failures) {
        List<String> lines = new ArrayList<>();
        failures.forEach(each -> {
            if (lines.isEmpty() || detail != Detail.SCREEN) {
                lines.add("");
            }
            lines.addAll(each);
        });
        if (!lines.isEmpty() && detail != Detail.SCREEN) {
            lines.add("");
        }
        return lines;
    }

    /** As many of them, in whole, as there is room for; of the first one at least its beginning. */
    private List<String> fitting(List<List<String>> failures, int room) {
        int all = IntStream.range(0, failures.size())
                .map(i -> failures.get(i).size())
                .sum();
        if (all <= room) {
            return failures.stream().flatMap(List::stream).toList();
        }
        List<String> lines = new ArrayList<>();
        int told = 0;
        while (told < failures.size() && lines.size() + failures.get(told).size() < room) {
            lines.addAll(failures.get(told++));
        }
        if (told == 0) {
            lines.addAll(failures.get(0).subList(0, Math.max(0, room - 1)));
            told = 1;
        }
        String more = told == failures.size() ? "the rest of it" : "and " + (failures.size() - told) + " more claims";
        lines.add(paint().faint("  " + more + ", in run.json; --verbose prints all"));
        return lines;
    }

    private Paint paint() {
        return new Paint(colour);
    }

    private String headline(RunResult run) {
        String verdict = run.verdict().words();
        String right = run.counts().controls() + " controls · " + seconds(run.durationMillis());
        int room = width - 2 - verdict.length() - 2 - Cells.of(right) - 2;
        return paint().mark(run.verdict()) + " " + paint().bold(paint().of(run.verdict(), verdict)) + "  "
                + Cells.fit(PlainText.of(run.name()), room) + "  " + paint().faint(right);
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
