package dev.meshproof.reports.history;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Resource;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunIndexer;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** The page over many runs: what changed, every run, and each name's verdicts and durations over time. */
public final class HistoryPage implements RunIndexer {
    @Override
    public void write(RunHistory history, Path into) throws IOException {
        Path file = into.toAbsolutePath();
        Path half = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(half, render(history, Links.from(file)));
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static String render(RunHistory history, Links links) {
        String css = Resource.text(HistoryPage.class, "history.css");
        String js = Resource.text(HistoryPage.class, "history.js");
        List<Group> groups = Group.of(history.runs());
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent("default-src 'none'; style-src " + hash(css)
                                                + "; script-src " + hash(js)
                                                + "; base-uri 'none'; form-action 'none'"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                meta().withName("referrer").withContent("no-referrer"),
                                title(heading(history)),
                                style(rawHtml(css))),
                        body(
                                header(h1("Runs of meshproof"), p(inWords(history))),
                                main(
                                        Changes.of(groups),
                                        GroupSections.all(groups, links),
                                        RunTable.of(history, groups, links),
                                        Comparing.of(history, links)),
                                script(rawHtml(js))))
                .withLang("en"));
    }

    private static String heading(RunHistory history) {
        return "meshproof: " + history.runs().size() + (history.runs().size() == 1 ? " run" : " runs");
    }

    private static String inWords(RunHistory history) {
        int runs = history.runs().size();
        String verdicts = Arrays.stream(Verdict.values())
                .filter(v -> count(history, v) > 0)
                .map(v -> count(history, v) + " " + v.words())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        String missed = history.missed().isEmpty()
                ? ""
                : " " + missed(history, m -> !m.finished()) + " did not come to an end, "
                        + missed(history, RunHistory.Missed::finished) + " cannot be read.";
        String older = history.older() == 0
                ? ""
                : " " + history.older() + " older ones are left out: the newest " + RunHistory.MOST_RUNS
                        + " are looked at.";
        return runs + (runs == 1 ? " run: " : " runs: ") + verdicts + "." + missed + older;
    }

    private static long count(RunHistory history, Verdict verdict) {
        return history.runs().stream().filter(r -> r.verdict() == verdict).count();
    }

    private static long missed(RunHistory history, Predicate<RunHistory.Missed> which) {
        return history.missed().stream().filter(which).count();
    }

    /** A part of the page that scrolls sideways by itself, with the keyboard too. */
    static DomContent scrolling(String label, DomContent... content) {
        return div(content)
                .withClass("wide")
                .attr("role", "region")
                .attr("aria-label", label)
                .attr("tabindex", "0");
    }

    /** As a content security policy names it (W3C CSP level 3, section 2.3.1). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
