package dev.meshproof.reports.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Figures;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search for canaries beside the search that must find one, and the bits that were turned. */
final class RelayEvidence {
    private static final int MOST = 6;
    private static final int LONG = 300;
    private static final Pattern ALTERED =
            Pattern.compile("(\\d+) of (\\d+) packets altered; of (\\d+) transfers (\\d+) came to their end .*");

    private RelayEvidence() {}

    static Optional<DomContent> of(RunResult run) {
        List<DomContent> all = new ArrayList<>();
        claim(run, "sealed-on-relay").ifPresent(claim -> all.add(sealed(claim)));
        claim(run, "tamper-evident").ifPresent(claim -> all.add(tampered(claim)));
        return all.isEmpty() ? Optional.empty() : Optional.of(each(all.stream()));
    }

    private static Optional<ClaimResult> claim(RunResult run, String id) {
        return run.claims().stream()
                .filter(c -> c.id().equals(id) && !c.cases().isEmpty())
                .findFirst();
    }

    private static DomContent sealed(ClaimResult claim) {
        return div(
                h3().with(Look.badge(claim.verdict()), text(" The search for what was sent")),
                p(
                        "Canaries were sent from each replica to each other, in request line, header, body and response. All that"
                                + " a relay could read was searched for them, as they are, reversed, and in hex, base64 and percent"
                                + " encoding; and the same search had to find a canary that nothing sealed."),
                div().withClass("sides")
                        .with(
                                half("Must not be found", claim, CaseResult::checks, "canary"),
                                half(
                                        "Must be found, by the same search",
                                        claim,
                                        CaseResult::controls,
                                        "nothing sealed",
                                        "sought",
                                        "loopbacks",
                                        "capture of")));
    }

    /** What was said of more than one pair in the same words stands here once; worst first. */
    private static DomContent half(
            String title, ClaimResult claim, Function<CaseResult, List<FindingResult>> side, String... words) {
        record Shown(FindingResult finding, CaseResult in) {}
        Set<String> told = new HashSet<>();
        List<Shown> all = new ArrayList<>();
        for (CaseResult each : claim.cases()) {
            for (FindingResult finding : side.apply(each)) {
                if (List.of(words).stream().anyMatch(finding.says()::contains) && told.add(finding.says())) {
                    all.add(new Shown(finding, each));
                }
            }
        }
        all.sort(Comparator.<Shown>comparingInt(s -> Look.order(Look.of(s.finding(), s.in())))
                .thenComparing(s -> !s.finding().says().contains("nothing sealed")));
        int more = all.size() - MOST;
        return div(
                        h4(title),
                        ul().withClass("findings")
                                .with(each(all.stream()
                                        .limit(MOST)
                                        .map(s -> li().with(
                                                        Look.sign(Look.of(s.finding(), s.in())),
                                                        div(
                                                                div(s.finding().says()),
                                                                div(
                                                                                Look.mono(
                                                                                        s.finding()
                                                                                                .seen(),
                                                                                        LONG),
                                                                                text(" "),
                                                                                Look.observations(s.finding()
                                                                                        .observations()))
                                                                        .withClass("seen"))))))
                                .condWith(
                                        more > 0,
                                        li("and " + Figures.number(more) + " more of other pairs, among the claims")
                                                .withClass("cut")))
                .withClass("half");
    }

    private static DomContent tampered(ClaimResult claim) {
        long altered = 0;
        long packets = 0;
        long transfers = 0;
        long whole = 0;
        int counted = 0;
        for (CaseResult each : claim.cases()) {
            for (FindingResult control : each.controls()) {
                Matcher said = ALTERED.matcher(control.seen());
                if (control.says().startsWith("relays altered packets") && said.matches()) {
                    altered += Long.parseLong(said.group(1));
                    packets += Long.parseLong(said.group(2));
                    transfers += Long.parseLong(said.group(3));
                    whole += Long.parseLong(said.group(4));
                    counted++;
                }
            }
        }
        long violated = claim.cases().stream()
                .filter(c -> c.verdict() == Verdict.REFUTED)
                .count();
        return div(
                h3().with(Look.badge(claim.verdict()), text(" Bits turned on the way")),
                p(
                        counted == 0
                                ? claim.reason()
                                : "Of " + Figures.number(packets) + " transport packets between "
                                        + Look.count(counted, "pair", "pairs")
                                        + " the relays altered " + Figures.number(altered) + ", one bit each. Of "
                                        + Look.count(transfers, "transfer", "transfers") + " meanwhile "
                                        + Figures.number(whole)
                                        + " came to their end as they were sent, the others broke off, and "
                                        + (violated == 0
                                                ? "nothing altered was delivered"
                                                : "of " + Look.count(violated, "pair", "pairs")
                                                        + " something altered was delivered")
                                        + "."));
    }
}
