package dev.meshproof.reports.history;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Figures;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunHistory.Missed;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunOutline.ClaimOutline;
import j2html.tags.DomContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every run, the newest first; then those of which nothing is known. */
final class RunTable {
    private static final int MOST_CLAIMS = 4;
    private static final int MOST_MISSED = 200;

    private RunTable() {}

    static DomContent of(RunHistory history, List<Group> groups, Links links) {
        Map<String, Map<String, String>> letters = new HashMap<>();
        groups.forEach(group -> letters.put(group.name(), group.inputs()));
        List<RunOutline> newestFirst = new ArrayList<>(history.runs());
        Collections.reverse(newestFirst);
        return section(
                        h2("Every run").withId("runs"),
                        history.runs().isEmpty()
                                ? p("No run came to its end.")
                                : HistoryPage.scrolling(
                                        "Every run, the newest first",
                                        table(
                                                        caption("Every run, the newest first"),
                                                        thead(tr(each(
                                                                List.of(
                                                                        "Verdict",
                                                                        "Run",
                                                                        "Started",
                                                                        "Took",
                                                                        "Not proven",
                                                                        "SDLs",
                                                                        "meshproof"),
                                                                name -> th(name).attr("scope", "col")))),
                                                        tbody(each(
                                                                newestFirst,
                                                                run -> row(
                                                                        run,
                                                                        letters.getOrDefault(run.name(), Map.of()),
                                                                        links))))
                                                .withClass("runs")),
                        missed(history))
                .attr("aria-labelledby", "runs");
    }

    private static DomContent row(RunOutline run, Map<String, String> letters, Links links) {
        return tr(
                td(Marks.badge(run.verdict())),
                th(linked(run, run.name() + " " + run.id(), links)).attr("scope", "row"),
                td(Times.of(run.startedAt())),
                td(Figures.seconds(run.durationMillis())).withClass("num"),
                td(failed(run)),
                td(letters.getOrDefault(run.inputs(), "")),
                td(run.meshproof()));
    }

    /** A link to the run's own report, if it is there. */
    static DomContent linked(RunOutline run, String words, Links links) {
        return links.report(run.folder())
                .map(report -> (DomContent) a(words).withHref(report))
                .orElse(text(words));
    }

    private static DomContent failed(RunOutline run) {
        List<String> failed = Stream.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)
                .flatMap(v -> run.claims().stream().filter(c -> c.verdict() == v))
                .map(RunTable::words)
                .toList();
        String more = failed.size() > MOST_CLAIMS ? " and " + (failed.size() - MOST_CLAIMS) + " more" : "";
        return text(String.join(", ", failed.subList(0, Math.min(MOST_CLAIMS, failed.size()))) + more);
    }

    private static String words(ClaimOutline claim) {
        return Marks.mark(claim.verdict()) + " " + claim.id();
    }

    private static DomContent missed(RunHistory history) {
        if (history.missed().isEmpty()) {
            return text("");
        }
        List<Missed> shown = history.missed()
                .subList(0, Math.min(MOST_MISSED, history.missed().size()));
        int more = history.missed().size() - shown.size();
        return section(
                        h3("Runs of which nothing is known").withId("missed"),
                        ul(each(shown, m -> li(code(name(history.folder(), m.folder())), text(": " + m.why())))),
                        more > 0 ? p("and " + more + " more.") : text(""))
                .attr("aria-labelledby", "missed");
    }

    private static String name(Path below, Path folder) {
        String name = folder.startsWith(below) ? below.relativize(folder).toString() : folder.toString();
        return PlainText.of(name.isEmpty() ? String.valueOf(folder.getFileName()) : name, 200);
    }
}
