package dev.meshproof.reports.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader should know beside the verdict, and what this page does not show. */
final class Notices {
    private static final int MOST = 200;

    private Notices() {}

    static Optional<Section> of(RunResult run) {
        List<String> all = new ArrayList<>(run.notices());
        run.plan().notes().forEach(note -> all.add(note.toString()));
        List<DomContent> content = new ArrayList<>();
        if (!all.isEmpty()) {
            content.add(ul(each(all.stream().limit(MOST).map(notice -> li(notice))))
                    .condWith(all.size() > MOST, li("and " + (all.size() - MOST) + " more, in run.json")));
        }
        content.add(p(
                "Auth keys and other secrets were taken out by their value before anything was written, and [redacted]"
                        + " stands in their place; in texts that replicas print, too."));
        content.add(p("Long texts end in …; what is cut on this page says so where it is cut, and run.json and"
                + " evidence.jsonl have all of it. Escape sequences, control characters and those that turn the"
                + " direction of writing are left out of what replicas print."));
        return Optional.of(Section.of("notices", "Notices", content.toArray(DomContent[]::new)));
    }
}
