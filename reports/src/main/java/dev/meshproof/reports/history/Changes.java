package dev.meshproof.reports.history;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunComparison;
import dev.meshproof.run.RunComparison.Change;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is newly failing, fixed, or flaky, of each name's newest run. */
final class Changes {
    private static final int MOST = 100;

    private Changes() {}

    static DomContent of(List<Group> groups) {
        List<DomContent> items = new ArrayList<>();
        groups.forEach(group -> items.addAll(of(group)));
        DomContent list = items.isEmpty()
                ? p("Nothing is newly failing, fixed or flaky.")
                : ul(each(items.subList(0, Math.min(MOST, items.size())), i -> i));
        return section(
                        h2("What changed").withId("changes"),
                        list,
                        items.size() > MOST ? p("and " + (items.size() - MOST) + " more changes.") : text(""),
                        definitions())
                .attr("aria-labelledby", "changes");
    }

    private static List<DomContent> of(Group group) {
        List<DomContent> items = new ArrayList<>();
        group.lastChange().ifPresent(last -> {
            last.newlyFailing().forEach(change -> items.add(item("newly failing", "r", group, change, last)));
            last.fixed().forEach(change -> items.add(item("fixed", "p", group, change, last)));
        });
        group.flaky()
                .forEach(claim -> items.add(li(
                        span("flaky").withClass("v i"),
                        text(" "),
                        code(claim),
                        text(" of " + group.name() + ": its verdict went to and fro in "
                                + group.alike().size() + " runs of the same SDLs"))));
        return items;
    }

    private static DomContent item(
            String what, String style, Group group, Change<Verdict> change, RunComparison between) {
        return li(
                span(what).withClass("v " + style),
                text(" "),
                code(change.what()),
                text(" of " + group.name() + ": "),
                verdict(change.before()),
                text(" → "),
                verdict(change.after()),
                text(between.sameInputs() ? ", with the same SDLs" : ", with other SDLs, lab file or policy"));
    }

    private static DomContent verdict(Optional<Verdict> verdict) {
        return verdict.map(Marks::badge).orElse(text("not judged"));
    }

    private static DomContent definitions() {
        return details(
                summary("What these words mean"),
                dl(
                        dt("newly failing"),
                        dd("a claim that is REFUTED or INCONCLUSIVE in the newest run of a name, and was neither in the"
                                + " run of that name before it"),
                        dt("fixed"),
                        dd("a claim that is PROVEN in the newest run of a name, and was REFUTED or INCONCLUSIVE in the"
                                + " run of that name before it"),
                        dt("flaky"),
                        dd("a claim whose verdict changed and came back (as PROVEN, REFUTED, PROVEN) among runs that"
                                + " have the newest run's name, SDLs, lab file and policy, by their hashes, and its"
                                + " version of meshproof")));
    }
}
