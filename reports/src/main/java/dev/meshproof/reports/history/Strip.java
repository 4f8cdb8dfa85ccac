package dev.meshproof.reports.history;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunOutline.Sdl;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims by runs: a row for each claim, a column for each run of one name, the oldest at the left. */
final class Strip {
    /** Columns; older runs are left out. */
    static final int MOST_RUNS = 60;

    private static final int MOST_SETS = 10;
    private static final int MOST_FILES = 5;

    private Strip() {}

    /** How much it is. */
    static int cells(Group group) {
        return (group.claims().size() + 3) * Math.min(MOST_RUNS, group.runs().size());
    }

    /** The runs that it shows. */
    static List<RunOutline> shown(Group group) {
        List<RunOutline> runs = group.runs();
        return runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size());
    }

    static DomContent of(Group group, Links links) {
        List<RunOutline> runs = shown(group);
        Map<String, String> letters = group.inputs();
        String label = "Verdicts of " + group.name() + " by claim and run";
        int older = group.runs().size() - runs.size();
        return each(
                HistoryPage.scrolling(
                        label,
                        table(
                                        caption(label + ", the newest at the right"),
                                        thead(
                                                tr(
                                                        th("Run").attr("scope", "row"),
                                                        each(
                                                                runs,
                                                                r -> th(started(r, links))
                                                                        .attr("scope", "col"))),
                                                row("SDLs", runs, r -> td(letters.getOrDefault(r.inputs(), "")))),
                                        tbody(
                                                row("verdict of the run", runs, r -> cell(Optional.of(r.verdict()))),
                                                each(
                                                        group.claims(),
                                                        claim -> row(claim, runs, r -> cell(r.verdictOf(claim))))))
                                .withClass("strip")),
                older > 0 ? p(older + " older runs are left out here.") : text(""),
                sets(group, letters));
    }

    private static DomContent started(RunOutline run, Links links) {
        return span(RunTable.linked(run, Times.brief(run.startedAt()), links)).withClass("when");
    }

    private static DomContent row(String name, List<RunOutline> runs, Function<RunOutline, DomContent> cell) {
        return tr(th(name).attr("scope", "row"), each(runs, cell));
    }

    private static DomContent cell(Optional<Verdict> verdict) {
        return verdict.map(v -> (DomContent) td(
                                span(Marks.mark(v)).attr("aria-hidden", "true"),
                                span(v.words()).withClass("sr"))
                        .withClass(Marks.style(v)))
                .orElseGet(() -> td(span("not judged").withClass("sr")));
    }

    /** What the letters stand for. */
    private static DomContent sets(Group group, Map<String, String> letters) {
        Map<String, RunOutline> first =
                group.runs().stream().collect(Collectors.toMap(RunOutline::inputs, Function.identity(), (a, b) -> a));
        List<String> newest = letters.keySet().stream()
                .skip(Math.max(0, letters.size() - MOST_SETS))
                .toList();
        return ul(each(
                        newest,
                        inputs -> li(
                                text("SDLs " + letters.getOrDefault(inputs, "") + ": "),
                                code(inputs),
                                text(Optional.ofNullable(first.get(inputs))
                                        .map(run -> " " + files(run.sdls()))
                                        .orElse("")))))
                .withClass("sets");
    }

    private static String files(List<Sdl> sdls) {
        String names = sdls.stream().limit(MOST_FILES).map(Sdl::file).collect(Collectors.joining(", "));
        return sdls.size() > MOST_FILES ? names + " and " + (sdls.size() - MOST_FILES) + " more" : names;
    }
}
