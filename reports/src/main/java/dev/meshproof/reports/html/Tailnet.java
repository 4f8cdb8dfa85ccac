package dev.meshproof.reports.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.meshproof.run.NodeResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes of the tailnet, as an administrator's console lists them. */
final class Tailnet {
    private static final int MOST_ROWS = 200;

    private Tailnet() {}

    static Optional<Section> of(RunResult run) {
        List<NodeResult> nodes = run.tailnet();
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Section.of(
                "tailnet",
                "The tailnet",
                Look.scrolling(
                        "nodes of the tailnet",
                        table().with(
                                        caption(
                                                "Nodes as the control plane listed them last, with what their tailscaleds say"),
                                        thead(tr(each(Stream.of(
                                                        "node",
                                                        "replica",
                                                        "addresses",
                                                        "online",
                                                        "relay",
                                                        "auth key",
                                                        "user",
                                                        "node key",
                                                        "tailscaled")
                                                .map(name -> th(name).attr("scope", "col"))))),
                                        tbody(each(
                                                nodes.stream().limit(MOST_ROWS).map(Tailnet::row))))),
                p(nodes.size() > MOST_ROWS ? "and " + (nodes.size() - MOST_ROWS) + " more, in run.json" : "")
                        .withClass("cut")));
    }

    private static DomContent row(NodeResult node) {
        return tr(
                th().attr("scope", "row")
                        .with(div(node.givenName()))
                        .condWith(
                                !node.givenName().equalsIgnoreCase(node.name()),
                                div("asked for " + node.name()).withClass("muted")),
                td(node.replica().orElse("none: an outsider of the lab")),
                td(each(node.addresses().stream().map(address -> div(code(address))))),
                td(span((node.online() ? "● " : "○ ") + (node.online() ? "online" : "offline"))
                        .withClass(node.online() ? "v-proven" : "v-inconclusive")),
                td(node.relay().orElse("not told")),
                td(node.keyKind()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("–")),
                td(node.user()),
                td(code(Look.shortKey(node.key())).withTitle(node.key())),
                td(Stream.concat(node.tailscaled().stream(), node.state().stream())
                        .reduce((version, state) -> version + ", " + state)
                        .orElse("not asked")));
    }
}
