package dev.meshproof.reports.history;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** The verdicts and the durations of each name. Those that ran last are shown, as many as the page has room for. */
final class GroupSections {
    /** Cells of all strips together: some 100 bytes each. */
    private static final int MOST_CELLS = 12_000;

    /** More groups than that are shut, to be opened one by one. */
    private static final int MOST_OPEN = 5;

    private GroupSections() {}

    static DomContent all(List<Group> groups, Links links) {
        List<DomContent> shown = new ArrayList<>();
        int left = MOST_CELLS;
        for (Group group : groups) {
            int cells = Strip.cells(group);
            if (cells > left) {
                break;
            }
            left -= cells;
            shown.add(of(group, links, groups.size() <= MOST_OPEN));
        }
        int cut = groups.size() - shown.size();
        return section(
                        h2("Over time").withId("time"),
                        each(shown, s -> s),
                        cut > 0
                                ? p("The page has no room for " + cut
                                        + " more names; their runs are in the table below.")
                                : text(""))
                .attr("aria-labelledby", "time");
    }

    private static DomContent of(Group group, Links links, boolean open) {
        int runs = group.runs().size();
        return details(
                        summary(
                                Marks.badge(group.newest().verdict()),
                                text(" " + group.name() + ", " + runs + (runs == 1 ? " run" : " runs"))),
                        div(Strip.of(group, links), Durations.of(group)).withClass("group"))
                .condAttr(open, "open", "");
    }
}
