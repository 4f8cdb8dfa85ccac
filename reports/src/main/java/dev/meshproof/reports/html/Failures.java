package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Commands;
import dev.meshproof.reports.Figures;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ClaimResult.FindingResult.State;
import dev.meshproof.run.Place;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A card for each case that is refuted, then for each that is inconclusive; of a claim with many, some and the names of others. */
final class Failures {
    private static final int MOST_CARDS = 5;
    private static final int MOST_NAMES = 200;
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_LOG_LINES = 12;
    private static final int LONG = 1_000;

    private final RunResult run;
    private final Sdls sdls;
    private final Set<String> logged = new HashSet<>();
    private int cards;

    private Failures(RunResult run, Sdls sdls) {
        this.run = run;
        this.sdls = sdls;
    }

    /** Empty where nothing failed. */
    static Optional<Section> of(RunResult run, Sdls sdls) {
        Failures failures = new Failures(run, sdls);
        List<DomContent> content = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            run.claims().forEach(claim -> failures.cards(claim, verdict, content));
        }
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("failures", "What is not proven", content.toArray(DomContent[]::new)));
    }

    private void cards(ClaimResult claim, Verdict verdict, List<DomContent> into) {
        List<CaseResult> cases =
                claim.cases().stream().filter(c -> c.verdict() == verdict).toList();
        cases.stream().limit(MOST_CARDS).forEach(each -> into.add(card(claim, each)));
        if (cases.size() > MOST_CARDS) {
            into.add(others(claim, verdict, cases.subList(MOST_CARDS, cases.size())));
        }
        if (cases.isEmpty() && claim.verdict() == verdict) {
            into.add(article()
                    .withClasses("card", Look.css(verdict))
                    .with(heading(claim, verdict, "the whole claim"), p(claim.reason())));
        }
    }

    private static DomContent heading(ClaimResult claim, Verdict verdict, String subject) {
        return h3().with(
                        Look.badge(verdict),
                        text(" "),
                        a(claim.id()).withHref("#claim-" + claim.id()),
                        text(" "),
                        span(subject).withClass("subject"));
    }

    private DomContent card(ClaimResult claim, CaseResult each) {
        String id = "failure-" + ++cards;
        List<FindingResult> decisive = decisive(each);
        List<DomContent> facts = new ArrayList<>();
        facts.add(fact("claim", text(claim.statement())));
        if (decisive.isEmpty()) {
            facts.add(fact("reason", text(each.reason())));
        } else {
            List<Told> told = Told.of(decisive);
            told.stream().limit(MOST_FINDINGS).forEach(one -> {
                facts.add(fact("expected", text(one.says())));
                facts.add(fact(
                        "observed",
                        span().with(Look.mono(one.seen(), LONG), text(" "), Look.observations(one.observations()))));
            });
            if (told.size() > MOST_FINDINGS) {
                facts.add(fact(
                        "and",
                        text(Look.count(told.size() - MOST_FINDINGS, "more like it", "more like them")
                                + ", among the claims below")));
            }
        }
        each.diagnosis().ifPresent(diagnosis -> {
            facts.add(fact(
                    "probable cause",
                    span().with(text(diagnosis.cause() + " "), Look.observations(diagnosis.observations()))));
            facts.add(fact("remedy", text(diagnosis.remedy())));
        });
        Optional<Place> at = each.diagnosis()
                .flatMap(ClaimResult.DiagnosisResult::at)
                .or(() -> decisive.stream().flatMap(f -> f.at().stream()).findFirst());
        at.ifPresent(place ->
                facts.add(fact("where", sdls.excerpt(place, id).orElseGet(() -> code(place.toString())))));
        facts.add(fact("reproduce", command(Commands.verify(run, claim.id()))));
        return article()
                .withId(id)
                .withClasses("card", Look.css(each.verdict()))
                .with(
                        heading(claim, each.verdict(), each.subject()),
                        dl(each(facts.stream())),
                        each(logs(each).stream()));
    }

    private static DomContent fact(String name, DomContent value) {
        return div(dt(name), dd(value));
    }

    static DomContent command(String command) {
        return code(command).withClass("command");
    }

    private List<DomContent> logs(CaseResult each) {
        List<DomContent> logs = new ArrayList<>();
        for (String name : each.replicas()) {
            Optional<ReplicaResult> replica = run.plan().replicas().stream()
                    .filter(r -> r.id().equals(name))
                    .findFirst();
            if (replica.isEmpty() || !logged.add(name)) {
                continue;
            }
            List<String> lines = replica.get().log().lastLines();
            if (!lines.isEmpty()) {
                List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LOG_LINES), lines.size());
                logs.add(details(
                        summary("the end of the log of " + name),
                        Look.scrolling(
                                "log of " + name,
                                div().withClass("log").with(each(last.stream().map(l -> div(Look.mono(l, LONG))))))));
            }
        }
        return logs;
    }

    private static DomContent others(ClaimResult claim, Verdict verdict, List<CaseResult> others) {
        int more = others.size() - MOST_NAMES;
        return details(
                        summary()
                                .with(
                                        Look.sign(verdict),
                                        text(" " + Look.count(others.size(), "more case", "more cases") + " of "
                                                + claim.id())),
                        ul().withClass("names")
                                .with(each(others.stream().limit(MOST_NAMES).map(c -> li(c.subject())))),
                        p(more > 0 ? "and " + Figures.number(more) + " more; run.json has all of them" : ""))
                .withClass("more");
    }

    private static List<FindingResult> decisive(CaseResult each) {
        Stream<FindingResult> findings = each.verdict() == Verdict.REFUTED
                ? each.checks().stream().filter(f -> f.outcome() == State.VIOLATED)
                : Stream.concat(each.controls().stream(), each.checks().stream())
                        .filter(f -> f.outcome() != State.HOLDS);
        return findings.toList();
    }
}
