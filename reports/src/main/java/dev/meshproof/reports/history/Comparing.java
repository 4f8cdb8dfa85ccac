package dev.meshproof.reports.history;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.label;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;

import dev.meshproof.run.RunHistory;
import j2html.tags.DomContent;

/** Any two runs side by side: the page's script draws it from the outlines that stand in the page. */
final class Comparing {
    private Comparing() {}

    static DomContent of(RunHistory history, Links links) {
        return section(
                        h2("Two runs compared").withId("compare"),
                        noscript(p("This part needs the page's own script. On a terminal: meshproof report --compare"
                                + " RUN_A RUN_B")),
                        div(
                                        div(label("Before").withFor("before"), select().withId("before")),
                                        div(label("After").withFor("after"), select().withId("after")))
                                .withClass("pick")
                                .withId("pick")
                                .attr("hidden"),
                        div().withId("differences").attr("aria-live", "polite"),
                        script(rawHtml(CompactRuns.json(history, links)))
                                .withType("application/json")
                                .withId("outlines"))
                .attr("aria-labelledby", "compare");
    }
}
