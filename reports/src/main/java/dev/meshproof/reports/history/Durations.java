package dev.meshproof.reports.history;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.meshproof.reports.Figures;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunResult.Timing;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** How long the runs of one name took, phase upon phase: as a picture, and as the table it was drawn from. */
final class Durations {
    private static final int HEIGHT = 160;

    /** Room for what the axis's last label has below its line. */
    private static final int BOTTOM = 8;

    private static final int TOP = 16;
    private static final int LEFT = 56;
    private static final int PITCH = 18;
    private static final int BAR = 14;

    /** So many times the median are shown; a first run that builds its images would flatten all others. */
    private static final int MOST_MEDIANS = 2;

    /** Of the style. */
    private static final int COLOURS = 10;

    private Durations() {}

    static DomContent of(Group group) {
        List<RunOutline> runs = Strip.shown(group);
        List<String> phases = runs.stream()
                .flatMap(r -> r.timings().stream().map(Timing::name))
                .distinct()
                .toList();
        List<Long> sorted =
                runs.stream().map(RunOutline::durationMillis).sorted().toList();
        long median = sorted.get(sorted.size() / 2);
        long longest = sorted.get(sorted.size() - 1);
        long top = Math.max(1, Math.min(longest, MOST_MEDIANS * Math.max(1, median)));
        String sentence = "The newest took " + Figures.seconds(group.newest().durationMillis()) + "; of "
                + runs.size() + (runs.size() == 1 ? " run" : " runs") + " the median is " + Figures.seconds(median)
                + ", the longest " + Figures.seconds(longest) + ".";
        return each(
                p(sentence + (longest > top ? " Bars with a ▲ are cut at " + Figures.seconds(top) + "." : "")),
                HistoryPage.scrolling("Durations of " + group.name(), picture(runs, phases, top, sentence)),
                ul(each(phases, phase -> li(span().withClass("sw " + colour(phases, phase)), text(" " + phase))))
                        .withClass("legend"),
                details(
                        summary("These durations as a table"),
                        HistoryPage.scrolling("Durations of " + group.name() + " in seconds", numbers(runs, phases))));
    }

    private static String colour(List<String> phases, String phase) {
        return "c" + phases.indexOf(phase) % COLOURS;
    }

    private static DomContent picture(List<RunOutline> runs, List<String> phases, long top, String sentence) {
        int width = LEFT + runs.size() * PITCH + 8;
        List<DomContent> parts = new ArrayList<>();
        for (int quarter = 0; quarter <= 4; quarter += 2) {
            double y = TOP + HEIGHT - HEIGHT * quarter / 4.0;
            parts.add(tag("line")
                    .attr("class", "grid")
                    .attr("x1", LEFT)
                    .attr("x2", width)
                    .attr("y1", y)
                    .attr("y2", y));
            parts.add(tag("text")
                    .attr("x", LEFT - 6)
                    .attr("y", y + 4)
                    .attr("text-anchor", "end")
                    .withText(Figures.seconds(top * quarter / 4)));
        }
        for (int i = 0; i < runs.size(); i++) {
            parts.add(bar(runs.get(i), LEFT + i * PITCH + 2, phases, top));
        }
        return tag("svg")
                .attr("role", "img")
                .attr("aria-label", "A bar for each run, the newest at the right. " + sentence)
                .attr("viewBox", "0 0 " + width + " " + (TOP + HEIGHT + BOTTOM))
                .attr("width", width)
                .attr("height", TOP + HEIGHT + BOTTOM)
                .with(parts);
    }

    private static DomContent bar(RunOutline run, int x, List<String> phases, long top) {
        List<DomContent> parts = new ArrayList<>();
        StringBuilder words =
                new StringBuilder(Times.words(run.startedAt()) + ": " + Figures.seconds(run.durationMillis()));
        double bottom = TOP + HEIGHT;
        for (Timing timing : run.timings()) {
            double height = Math.max(0, Math.min(bottom - TOP, HEIGHT * (double) timing.durationMillis() / top));
            words.append("; ").append(timing.name()).append(' ').append(Figures.seconds(timing.durationMillis()));
            if (height >= 0.1) {
                bottom -= height;
                parts.add(tag("rect")
                        .attr("class", colour(phases, timing.name()))
                        .attr("x", x)
                        .attr("y", rounded(bottom))
                        .attr("width", BAR)
                        .attr("height", rounded(height)));
            }
        }
        if (run.durationMillis() > top) {
            parts.add(tag("text")
                    .attr("x", x + BAR / 2)
                    .attr("y", TOP - 4)
                    .attr("text-anchor", "middle")
                    .withText("▲"));
        }
        return tag("g").with(tag("title").withText(words.toString())).with(parts);
    }

    private static double rounded(double pixels) {
        return Math.round(pixels * 10) / 10.0;
    }

    private static DomContent numbers(List<RunOutline> runs, List<String> phases) {
        return table(
                caption("Seconds by run and phase, the newest last"),
                thead(tr(
                        th("Started").attr("scope", "col"),
                        th("All").attr("scope", "col"),
                        each(phases, phase -> th(phase).attr("scope", "col")))),
                tbody(each(
                        runs,
                        run -> tr(
                                th(Times.of(run.startedAt())).attr("scope", "row"),
                                td(Figures.seconds(run.durationMillis())).withClass("num"),
                                each(phases, phase -> td(took(run, phase)).withClass("num"))))));
    }

    private static String took(RunOutline run, String phase) {
        return run.timings().stream()
                .filter(t -> t.name().equals(phase))
                .findFirst()
                .map(t -> Figures.seconds(t.durationMillis()))
                .orElse("–");
    }
}
