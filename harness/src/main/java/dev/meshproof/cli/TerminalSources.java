package dev.meshproof.cli;

import dev.meshproof.cli.Extent.Cut;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a run was made of: where its time went, its SDLs, and what a reader should know beside the verdict. */
record TerminalSources(int width, Paint paint, Extent extent) {
    private static final int MOST_SDLS = 12;
    private static final int MOST_NOTES = 3;
    private static final int LABEL = Paint.LABEL;

    /** Milliseconds; run.json has all stages. */
    private static final int WORTH_TELLING = 1_000;

    List<String> of(RunResult run) {
        List<String> lines = new ArrayList<>();
        if (extent.lacks(Cut.SOURCES)) {
            lines.addAll(paint.labelled(
                    "Also",
                    counted(run.timings().size(), "stage") + " and "
                            + counted(run.sdls().size(), "SDL") + ", in run.json",
                    width));
        } else {
            lines.addAll(times(run));
            lines.addAll(sdls(run));
        }
        lines.addAll(notes(run));
        return lines;
    }

    private List<String> times(RunResult run) {
        long least = extent.detail() == Detail.ALL ? 0 : WORTH_TELLING;
        List<Timing> told =
                run.timings().stream().filter(t -> t.durationMillis() >= least).toList();
        if (told.isEmpty()) {
            return List.of();
        }
        return paint.labelled("Time", extent.lacks(Cut.TIMES) ? longest(told) : inWords(told), width);
    }

    /** In their order, without the shortest where they take more than a line. */
    private String longest(List<Timing> told) {
        List<Timing> byLength = told.stream()
                .sorted(Comparator.comparingLong(Timing::durationMillis).reversed())
                .toList();
        for (int shown = told.size(); shown > 1; shown--) {
            List<Timing> kept = byLength.subList(0, shown);
            int left = told.size() - shown;
            String text = inWords(told.stream().filter(kept::contains).toList())
                    + (left == 0 ? "" : " · " + left + "\u00a0shorter");
            if (Cells.of(text) <= width - LABEL) {
                return text;
            }
        }
        return inWords(byLength.subList(0, 1));
    }

    private static String inWords(List<Timing> timings) {
        return timings.stream()
                .map(t -> PlainText.of(t.name()) + " " + TerminalResult.seconds(t.durationMillis()))
                .map(text -> text.replace(' ', '\u00a0'))
                .collect(Collectors.joining(" · "));
    }

    private List<String> sdls(RunResult run) {
        int all = run.sdls().size();
        if (extent.lacks(Cut.SDLS)) {
            long providers = run.sdls().stream()
                    .map(RunResult.SdlFile::provider)
                    .distinct()
                    .count();
            return paint.labelled(
                    "SDLs", counted(all, "file") + " on " + counted(providers, "provider") + ", in run.json", width);
        }
        List<String> lines = new ArrayList<>();
        int shown = Math.min(extent.most(MOST_SDLS), all);
        run.sdls().subList(0, shown).forEach(sdl -> lines.add(sdl(sdl, lines.isEmpty())));
        if (shown < all) {
            lines.add(more(all - shown));
        }
        return lines;
    }

    private String sdl(RunResult.SdlFile sdl, boolean first) {
        String right = "sha256 " + PlainText.of(sdl.sha256(), 13) + "  " + PlainText.of(sdl.provider(), 16);
        return paint.bold(Cells.fit(first ? "SDLs" : "", LABEL))
                + Cells.fit(PlainText.of(sdl.file()), width - LABEL - 2 - Cells.of(right)) + "  " + paint.faint(right);
    }

    private List<String> notes(RunResult run) {
        List<String> all = run.notices();
        if (extent.lacks(Cut.CLAIMS) && all.size() > 1) {
            return paint.labelled("Notes", all.size() + ", in run.json", width);
        }
        List<String> lines = new ArrayList<>();
        int shown = Math.min(extent.most(MOST_NOTES), all.size());
        for (String note : all.subList(0, shown)) {
            String text = extent.lacks(Cut.NOTES)
                    ? Cells.cut(PlainText.of(note), width - LABEL)
                    : PlainText.of(note, extent.most(3 * width));
            lines.addAll(paint.labelled("Note", text, width));
        }
        if (shown < all.size()) {
            lines.add(more(all.size() - shown));
        }
        return lines;
    }

    private String more(int left) {
        return paint.faint(" ".repeat(LABEL) + "and " + left + " more, in run.json");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
