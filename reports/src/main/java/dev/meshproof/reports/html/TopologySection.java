package dev.meshproof.reports.html;

import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.Optional;

/** The lab as a drawing, with the path that traffic took and what was stopped where, and the same in words. */
final class TopologySection {
    private static final int MOST_PROVIDERS = 4;
    private static final int MOST_REPLICAS = 4;

    private TopologySection() {}

    static Optional<Section> of(RunResult run, Matrix matrix) {
        Topology topology = new Topology(run, matrix);
        if (topology.providers().isEmpty()) {
            return Optional.empty();
        }
        boolean few = topology.providers().size() <= MOST_PROVIDERS
                && topology.providers().stream().allMatch(p -> p.replicas().size() <= MOST_REPLICAS)
                && run.plan().relays().size() <= MOST_PROVIDERS;
        DomContent drawing = few ? new TopologyDrawing(topology).draw() : new TopologyTiles(topology).draw();
        return Optional.of(Section.of(
                "topology",
                "Where traffic went",
                p("Solid lines are what relays carried. A mark on a dashed line says whether whoever stands there was"
                                + " stopped as he must be; one between two providers, whether the containers of one were"
                                + " stopped on their way to the replicas of the other.")
                        .withClass("lead"),
                Look.scrolling("drawing of the lab", drawing),
                details(
                        summary("the drawing in words"),
                        ul(each(topology.words().stream().map(words -> li(words)))))));
    }
}
