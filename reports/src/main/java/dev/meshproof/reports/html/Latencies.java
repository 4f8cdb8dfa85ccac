package dev.meshproof.reports.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.meshproof.reports.Figures;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.PairResult.PathResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How long what was reached took to answer, by path. */
final class Latencies {
    private Latencies() {}

    static Optional<Section> of(RunResult run) {
        List<DomContent> rows = new ArrayList<>();
        row("SOCKS5 by name", run, PairResult::name).ifPresent(rows::add);
        row("SOCKS5 by address", run, PairResult::address).ifPresent(rows::add);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of(
                        "latency",
                        "How long it took",
                        Look.scrolling(
                                "latency",
                                table().with(
                                                caption(
                                                        "Milliseconds from connecting to the proxy until the whole answer, of pairs that were reached"),
                                                thead(tr(each(Stream.of("path", "pairs", "p50", "p90", "p99", "max")
                                                        .map(n -> n.equals("path")
                                                                ? th(n).attr("scope", "col")
                                                                : th(n).attr("scope", "col")
                                                                        .withClass("num"))))),
                                                tbody(each(rows.stream())))),
                        p("Of each pair the question that was put when the lab was ready: often its first contact, in"
                                        + " which tailscaleds shake hands, while other questions were under way.")
                                .withClass("hint")));
    }

    private static Optional<DomContent> row(String path, RunResult run, Function<PairResult, PathResult> way) {
        double[] took = run.pairs().stream()
                .map(way)
                .filter(p -> p.outcome().equals("reached"))
                .flatMap(p -> p.tookMillis().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (took.length == 0) {
            return Optional.empty();
        }
        return Optional.of(tr(
                th(path).attr("scope", "row"),
                td(Figures.number(took.length)).withClass("num"),
                each(Stream.of(50, 90, 99, 100)
                        .map(percent ->
                                td(Look.millis(percentile(took, percent))).withClass("num")))));
    }

    /** The nearest rank: the least value that so many percent of all do not exceed. */
    static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }
}
