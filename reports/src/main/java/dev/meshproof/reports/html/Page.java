package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import dev.meshproof.reports.Resource;
import dev.meshproof.reports.timeline.Timeline;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import j2html.utils.EscapeUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page: its sections in order, its style and its script, and the one place where texts are escaped. */
final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private static final int ABOUT_BYTES = 1 << 18;

    private Page() {}

    /**
     * The page of a run.
     *
     * @param folder where the run lies: texts of its SDLs are read from there, and what is linked to is looked up
     */
    static String render(RunResult run, Path folder) {
        return render(run, folder, sections(run, folder));
    }

    static String render(RunResult run, Path folder, List<Section> sections) {
        StringBuilder page = new StringBuilder(ABOUT_BYTES).append("<!doctype html>\n");
        try {
            tree(run, folder, sections)
                    .render(FlatHtml.into(page, Config.defaults().withTextEscaper(Page::escaped)));
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder does not fail", e);
        }
        return page.append('\n').toString();
    }

    private static HtmlTag tree(RunResult run, Path folder, List<Section> sections) {
        return html().withLang("en")
                .with(
                        head().with(
                                        meta().withCharset("utf-8"),
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent(POLICY),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        meta().withName("referrer").withContent("no-referrer"),
                                        title(run.verdict().words() + ": " + run.name() + ", run " + run.id()),
                                        style(rawHtml(Resource.text(Page.class, "report.css")
                                                + joined(sections, Section::css)))),
                        body().with(
                                        a("To the findings").withHref("#main").withClass("skip"),
                                        header().with(Banner.of(run, folder), contents(sections)),
                                        main().withId("main")
                                                .with(each(sections.stream().map(Section::tag))),
                                        footer().with(
                                                        text("meshproof " + run.meshproof() + ", run " + run.id()
                                                                + ". All of it is in "),
                                                        a("run.json").withHref("run.json"),
                                                        text(" and "),
                                                        a(run.files().evidence())
                                                                .withHref(run.files()
                                                                        .evidence()),
                                                        text(".")),
                                        script(rawHtml(Resource.text(Page.class, "report.js")
                                                + joined(sections, Section::js)))));
    }

    private static String joined(List<Section> sections, Function<Section, String> part) {
        return sections.stream().map(part).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** In the order in which they are read; one that has nothing to say is not there. */
    private static List<Section> sections(RunResult run, Path folder) {
        Sdls sdls = new Sdls(run, folder);
        Matrix matrix = new Matrix(run);
        return Stream.of(
                        Failures.of(run, sdls).stream(),
                        Claims.of(run).stream(),
                        MatrixSection.of(run, matrix).stream(),
                        TopologySection.of(run, matrix).stream(),
                        Relays.of(run).stream(),
                        Tailnet.of(run).stream(),
                        timeline(run, folder),
                        Latencies.of(run).stream(),
                        Artifacts.of(run, folder).stream(),
                        Origins.of(run).stream(),
                        Notices.of(run).stream())
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Section> timeline(RunResult run, Path folder) {
        try {
            Timeline.Section rendered = Timeline.section(run, folder);
            return Stream.of(
                    Section.rendered("timeline", "Timeline", rendered.timeline(), rendered.css(), ""),
                    Section.rendered("logs", "Logs", rendered.logs(), "", rendered.js()));
        } catch (IOException e) {
            throw new UncheckedIOException("the timeline: " + e.getMessage(), e);
        }
    }

    private static DomContent contents(List<Section> sections) {
        return nav().attr("aria-label", "Contents")
                .with(ul().with(each(sections.stream()
                        .map(section -> li(a(section.title()).withHref("#" + section.id()))))));
    }

    /** Without control characters and characters that turn the direction of writing, and without markup. */
    private static String escaped(String text) {
        return EscapeUtil.escape(isPlain(text) ? text : PlainText.of(text));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
