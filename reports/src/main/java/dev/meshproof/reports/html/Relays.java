package dev.meshproof.reports.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tfoot;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.meshproof.reports.Figures;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import j2html.tags.specialized.ThTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** What each relay carried, what could be read of it, and what a relay learns all the same. */
final class Relays {
    private static final int MOST_ROWS = 200;

    private static final List<String> LEARNS = List.of(
            "the node key of each replica, which is public and names it for as long as it lasts",
            "who talks to whom, when, how often and for how long",
            "how much is sent, in packets of what size: a download looks like one",
            "from which address each replica comes, which is that of its provider",
            "it can delay packets and lose them at will, but neither read them nor alter them unnoticed");

    private Relays() {}

    static Optional<Section> of(RunResult run) {
        if (run.plan().relays().isEmpty()
                || run.tailnet().isEmpty() && run.relayed().isEmpty()) {
            return Optional.empty();
        }
        List<DomContent> content = new ArrayList<>();
        run.plan().relays().forEach(relay -> content.add(carried(relay, run)));
        RelayEvidence.of(run).ifPresent(content::add);
        chiSquared(run).ifPresent(content::add);
        content.add(div(
                h3("What a relay still learns"),
                p("Sealed does not mean unseen. Whoever runs a relay that these replicas use learns:"),
                ul(each(LEARNS.stream().map(line -> li(line))))));
        return Optional.of(Section.of("relays", "What the relays saw", content.toArray(DomContent[]::new)));
    }

    private static DomContent carried(String relay, RunResult run) {
        List<RelayedResult> all = run.relayed().stream()
                .filter(r -> r.relay().equals(relay))
                .sorted(Comparator.comparingLong(RelayedResult::bytes).reversed())
                .toList();
        if (all.isEmpty()) {
            return div(h3(relay), p("Nothing between replicas was seen to pass."));
        }
        TreeSet<String> kinds = new TreeSet<>();
        all.forEach(r -> kinds.addAll(r.kinds().keySet()));
        List<RelayedResult> some = all.subList(0, Math.min(MOST_ROWS, all.size()));
        return div(
                h3(relay),
                Look.scrolling(
                        "what " + relay + " carried",
                        table().with(
                                        caption("What went into " + relay
                                                + " from one replica to another, as its wiretap counted it"),
                                        thead(tr(
                                                head("from"),
                                                head("key"),
                                                head("to"),
                                                head("key"),
                                                each(kinds.stream()
                                                        .map(kind -> head(kind).withClass("num"))),
                                                head("packets").withClass("num"),
                                                head("bytes").withClass("num"))),
                                        tbody(each(some.stream().map(r -> row(r, kinds)))),
                                        tfoot(tr(
                                                th("all " + Look.count(all.size(), "pair", "pairs"))
                                                        .attr("scope", "row")
                                                        .attr("colspan", "4"),
                                                each(kinds.stream()
                                                        .map(kind -> td(Figures.number(sum(all, kind)))
                                                                .withClass("num"))),
                                                td(Figures.number(all.stream()
                                                                .mapToLong(RelayedResult::packets)
                                                                .sum()))
                                                        .withClass("num"),
                                                td(Figures.number(all.stream()
                                                                .mapToLong(RelayedResult::bytes)
                                                                .sum()))
                                                        .withClass("num"))))),
                some.size() < all.size()
                        ? p("The " + MOST_ROWS + " pairs with most bytes are shown; " + (all.size() - some.size())
                                        + " more are in run.json.")
                                .withClass("cut")
                        : text(""));
    }

    private static DomContent row(RelayedResult r, TreeSet<String> kinds) {
        return tr(
                th(r.from()).attr("scope", "row"),
                td(code(Look.shortKey(r.fromKey())).withTitle(r.fromKey())),
                td(r.to()),
                td(code(Look.shortKey(r.toKey())).withTitle(r.toKey())),
                each(kinds.stream()
                        .map(kind -> td(Figures.number(packets(r, kind))).withClass("num"))),
                td(Figures.number(r.packets())).withClass("num"),
                td(Figures.number(r.bytes())).withClass("num"));
    }

    private static ThTag head(String name) {
        return th(name).attr("scope", "col");
    }

    private static long packets(RelayedResult r, String kind) {
        return r.kinds().containsKey(kind) ? r.kinds().get(kind).packets() : 0;
    }

    private static long sum(List<RelayedResult> all, String kind) {
        return all.stream().mapToLong(r -> packets(r, kind)).sum();
    }

    private static Optional<DomContent> chiSquared(RunResult run) {
        List<RelayedResult> read =
                run.relayed().stream().filter(r -> r.sealedBytes() > 0).toList();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted = DoubleStream.of(
                        read.stream().mapToDouble(RelayedResult::chiSquared).toArray())
                .sorted()
                .toArray();
        return Optional.of(div(
                h3("Spread of the sealed bytes"),
                p(String.format(
                        Locale.ROOT,
                        "Chi-squared of the bytes of transport packets, over %d pairs and %,d bytes: from %.0f to %.0f,"
                                + " half of them below %.0f. Ciphertext has about 255 (255 degrees of freedom; 99.9 %% of"
                                + " it from 187 to 336), plain text of this length many thousands. This supports the"
                                + " verdict and decides nothing: compressed data spreads much the same.",
                        read.size(),
                        read.stream().mapToLong(RelayedResult::sealedBytes).sum(),
                        sorted[0],
                        sorted[sorted.length - 1],
                        sorted[sorted.length / 2]))));
    }
}
