package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
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
import dev.meshproof.reports.html.Matrix.Line;
import dev.meshproof.reports.html.Matrix.Stranger;
import dev.meshproof.reports.html.Matrix.Way;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The matrix as a table. Each cell leads to what was seen, below; of a large lab the cells in which all is as it must be have
 * one mark, and what was seen of them is put together by the script from one table of figures.
 */
final class MatrixSection {
    /** More are a large lab. */
    static final int FEW = 20;

    private static final int MOST_DETAILS = 500;
    private static final int MOST_LINES = 16;
    private static final int MOST_LINES_OF_MANY = 3;
    private static final int LONG = 400;

    private final Matrix matrix;
    private final boolean large;
    private final List<DomContent> details = new ArrayList<>();
    private int cut;

    private MatrixSection(Matrix matrix) {
        this.matrix = matrix;
        this.large = matrix.replicas().size() > FEW;
    }

    static Optional<Section> of(RunResult run, Matrix matrix) {
        return matrix.isEmpty() ? Optional.empty() : Optional.of(new MatrixSection(matrix).section(run));
    }

    private Section section(RunResult run) {
        DomContent grid = Look.scrolling("reachability matrix", grid());
        List<DomContent> content = new ArrayList<>(List.of(legend(), grid));
        content.add(div().withId("seen")
                .withClass("panel-below")
                .attr("aria-live", "polite")
                .with(p("Choose a cell to see what was seen.").withClass("hint"), each(details.stream())));
        if (cut > 0) {
            content.add(p("Of " + Look.count(cut, "cell", "cells")
                            + " that are not as they must be no details are here; run.json has all of them.")
                    .withClass("cut"));
        }
        if (large) {
            content.add(p("Of cells with all as it must be, this page keeps figures only, which its script shows; all"
                            + " observations of them are in evidence.jsonl.")
                    .withClass("cut"));
            content.add(script(rawHtml(MatrixFigures.json(run)))
                    .withType("application/json")
                    .withId("figures"));
        }
        return Section.of("matrix", "Who reaches whom", content.toArray(DomContent[]::new));
    }

    private DomContent legend() {
        return div().withClass("legend")
                .with(
                        p(
                                "Rows are sources, columns destinations. From replica to replica there is a mark for each path: "
                                        + matrix.paths()
                                        + ". A mark says whether the path is as it must be: something got"
                                        + " through where it must, and nothing where it must not."
                                        + (large ? " A single ✓ stands for all of them." : "")),
                        p().with(
                                        Look.sign(Verdict.PROVEN),
                                        text(" as it must be "),
                                        Look.sign(Verdict.REFUTED),
                                        text(" not so "),
                                        Look.sign(Verdict.INCONCLUSIVE),
                                        text(" could not be determined "),
                                        Look.sign(Verdict.NOT_APPLICABLE),
                                        text(" does not apply")));
    }

    private DomContent grid() {
        List<ReplicaResult> all = matrix.replicas();
        List<DomContent> heads = new ArrayList<>();
        heads.add(th("from ↓ to →").attr("scope", "col"));
        for (int i = 0; i < all.size(); i++) {
            heads.add(th(String.valueOf(i + 1))
                    .attr("scope", "col")
                    .withTitle(all.get(i).id()));
        }
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<DomContent> cells = new ArrayList<>();
            cells.add(th().attr("scope", "row")
                    .with(
                            span(String.valueOf(i + 1)).withClass("nr"),
                            text(" " + all.get(i).id())));
            for (int j = 0; j < all.size(); j++) {
                cells.add(
                        i == j
                                ? td("·").withClass("self")
                                : cell(
                                        "seen-" + (i + 1) + "-" + (j + 1),
                                        all.get(i).id(),
                                        all.get(j).id(),
                                        matrix.ways(all.get(i), all.get(j))));
            }
            rows.add(tr(each(cells.stream())));
        }
        List<DomContent> others = new ArrayList<>();
        for (Stranger stranger : matrix.strangers()) {
            List<DomContent> cells = new ArrayList<>();
            cells.add(th(stranger.who).attr("scope", "row"));
            for (int j = 0; j < all.size(); j++) {
                cells.add(cell(
                        "seen-" + stranger.name().toLowerCase(Locale.ROOT) + "-" + (j + 1),
                        stranger.who,
                        all.get(j).id(),
                        matrix.ways(stranger, all.get(j))));
            }
            others.add(tr(each(cells.stream())));
        }
        return table().withClasses("matrix", large ? "large" : "")
                .with(
                        caption("Reachability by source and destination; columns have the numbers of the rows"),
                        thead(tr(each(heads.stream()))),
                        tbody(each(rows.stream())),
                        tbody(each(others.stream())));
    }

    private TdTag cell(String id, String from, String to, List<Way> ways) {
        if (ways.isEmpty()) {
            return td("·").withClass("self");
        }
        Verdict worst = ways.stream().map(Way::verdict).reduce(Matrix::worse).orElseThrow();
        boolean fine = worst == Verdict.PROVEN || worst == Verdict.NOT_APPLICABLE;
        if (large && fine) {
            return td().withClass(Look.css(worst)).with(button(Look.mark(worst)));
        }
        if (details.size() >= MOST_DETAILS) {
            cut++;
            return td().with(marks(ways));
        }
        details.add(detail(id, from, to, ways));
        return td().with(a().withHref("#" + id)
                .attr("aria-label", label(from, to, ways))
                .with(marks(ways)));
    }

    private static String label(String from, String to, List<Way> ways) {
        StringBuilder label = new StringBuilder(from + " to " + to);
        ways.forEach(way -> label.append(", ")
                .append(way.name())
                .append(" ")
                .append(way.verdict().words()));
        return label.toString();
    }

    private static DomContent marks(List<Way> ways) {
        return each(ways.stream().map(way -> span(Look.mark(way.verdict())).withClass(Look.css(way.verdict()))));
    }

    private DomContent detail(String id, String from, String to, List<Way> ways) {
        return article()
                .withId(id)
                .withTabindex(-1)
                .with(
                        h3().with(code(from), text(" → "), code(to)),
                        each(ways.stream().map(this::way)));
    }

    private DomContent way(Way way) {
        int most = large ? MOST_LINES_OF_MANY : MOST_LINES;
        List<Line> lines = way.lines();
        int more = lines.size() - most;
        return div().withClass("way")
                .with(
                        div().with(Look.sign(way.verdict()), text(" " + way.name())),
                        ul().with(each(lines.stream().limit(most).map(MatrixSection::line)))
                                .condWith(
                                        more > 0,
                                        li("and " + more + " more, among the claims")
                                                .withClass("cut")));
    }

    private static DomContent line(Line line) {
        return li().with(
                        text(line.says().isEmpty() ? "" : line.says() + ": "),
                        Look.mono(line.seen(), LONG),
                        text(" "),
                        line.observations().isEmpty() ? text("") : Look.observations(line.observations()));
    }
}
