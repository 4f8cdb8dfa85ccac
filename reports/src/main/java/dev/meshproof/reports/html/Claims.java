package dev.meshproof.reports.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every claim, what is not proven first, with each case's checks and controls side by side. */
final class Claims {
    /** Of one claim: more than this are counted, and stand in run.json. */
    private static final int MOST_CASES = 60;

    private static final int MOST_FINDINGS = 300;
    private static final int MOST_OF_A_CASE = 40;
    private static final int LONG = 600;

    private Claims() {}

    static Optional<Section> of(RunResult run) {
        List<ClaimResult> sorted = run.claims().stream()
                .sorted(Comparator.comparingInt(c -> Look.order(c.verdict())))
                .toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of(
                        "claims",
                        "Claims, evidence and controls",
                        p("A claim is proven only by what was expected and by controls which show that its check would have"
                                        + " caught a violation. Numbers are those of observations in evidence.jsonl.")
                                .withClass("lead"),
                        filters(),
                        each(sorted.stream().map(Claims::claim))));
    }

    /** Of no use without the script, which shows them. */
    private static DomContent filters() {
        return div().withClass("filters")
                .attr("hidden")
                .with(
                        label().with(
                                        text("find "),
                                        input().withType("search")
                                                .withId("find")
                                                .withPlaceholder("claim or replica")),
                        each(Stream.of(Verdict.REFUTED, Verdict.INCONCLUSIVE, Verdict.PROVEN, Verdict.NOT_APPLICABLE)
                                .map(v -> label().with(
                                                input().withType("checkbox")
                                                        .withData("show", Look.css(v))
                                                        .attr("checked"),
                                                text(" " + v.words().toLowerCase(Locale.ROOT))))),
                        button("open all").withType("button").withData("all", "open"),
                        button("close all").withType("button").withData("all", "close"));
    }

    private static DomContent claim(ClaimResult claim) {
        boolean failed = Look.order(claim.verdict()) < Look.order(Verdict.PROVEN);
        return details()
                .withId("claim-" + claim.id())
                .withClasses("claim", Look.css(claim.verdict()))
                .condAttr(failed, "open", "")
                .with(
                        summary()
                                .with(
                                        Look.badge(claim.verdict()),
                                        text(" "),
                                        span().withClass("what")
                                                .with(
                                                        h3(claim.id()),
                                                        text(" "),
                                                        span(claim.statement()).withClass("statement")),
                                        text(" "),
                                        span(counted(claim)).withClass("count")),
                        p(claim.reason()).withClass("reason"),
                        cases(claim));
    }

    private static String counted(ClaimResult claim) {
        long checks = claim.cases().stream().mapToLong(c -> c.checks().size()).sum();
        long controls =
                claim.cases().stream().mapToLong(c -> c.controls().size()).sum();
        return claim.cases().isEmpty()
                ? "nothing to judge"
                : Look.count(claim.cases().size(), "case", "cases") + ", " + Look.count(checks, "check", "checks")
                        + ", " + Look.count(controls, "control", "controls");
    }

    private static DomContent cases(ClaimResult claim) {
        List<CaseResult> sorted = claim.cases().stream()
                .sorted(Comparator.comparingInt(c -> Look.order(c.verdict())))
                .toList();
        int shown = 0;
        int findings = 0;
        while (shown < sorted.size() && shown < MOST_CASES && (shown == 0 || findings < MOST_FINDINGS)) {
            CaseResult each = sorted.get(shown);
            findings += Math.min(MOST_OF_A_CASE, each.checks().size())
                    + Math.min(MOST_OF_A_CASE, each.controls().size());
            shown++;
        }
        List<CaseResult> cut = sorted.subList(shown, sorted.size());
        return div().withClass("cases")
                .with(each(sorted.subList(0, shown).stream().map(Claims::of)))
                .condWith(!cut.isEmpty(), p(cut(cut)).withClass("cut"));
    }

    private static String cut(List<CaseResult> cut) {
        StringBuilder text = new StringBuilder("Not shown here, and in run.json: ");
        String separator = "";
        for (Verdict verdict : Verdict.values()) {
            long like = cut.stream().filter(c -> c.verdict() == verdict).count();
            if (like > 0) {
                text.append(separator)
                        .append(Look.count(like, "case", "cases"))
                        .append(", ")
                        .append(verdict.words().toLowerCase(Locale.ROOT));
                separator = "; ";
            }
        }
        return text.append('.').toString();
    }

    private static DomContent of(CaseResult each) {
        return details()
                .withClasses("case", Look.css(each.verdict()))
                .with(
                        summary()
                                .with(
                                        Look.sign(each.verdict()),
                                        text(" "),
                                        span(each.subject()).withClass("subject"),
                                        text(" "),
                                        span(each.reason()).withClass("count")),
                        div().withClass("sides")
                                .with(side("Checks", each.checks(), each), side("Controls", each.controls(), each)));
    }

    private static DomContent side(String title, List<FindingResult> findings, CaseResult in) {
        List<FindingResult> sorted = findings.stream()
                .sorted(Comparator.comparingInt(f -> Look.order(Look.of(f, in))))
                .toList();
        int more = sorted.size() - MOST_OF_A_CASE;
        return div(
                        div(title).withClass("side"),
                        ul().withClass("findings")
                                .with(each(sorted.stream().limit(MOST_OF_A_CASE).map(f -> finding(f, in))))
                                .condWith(
                                        more > 0,
                                        li("and " + more + " more, in run.json").withClass("cut"))
                                .condWith(sorted.isEmpty(), li("none").withClass("cut")))
                .withClass("half");
    }

    private static DomContent finding(FindingResult finding, CaseResult in) {
        return li().with(
                        Look.sign(Look.of(finding, in)),
                        div(
                                div(finding.says()),
                                div().withClass("seen")
                                        .with(
                                                Look.mono(finding.seen(), LONG),
                                                text(" "),
                                                Look.observations(finding.observations()))));
    }
}
