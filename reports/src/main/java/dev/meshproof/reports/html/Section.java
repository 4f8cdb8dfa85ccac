package dev.meshproof.reports.html;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;

/**
 * A part of the page that the contents lead to.
 *
 * @param css of its own, after the page's
 * @param js of its own, after the page's
 */
record Section(String id, String title, DomContent tag, String css, String js) {
    static Section of(String id, String title, DomContent... content) {
        return new Section(
                id,
                title,
                section()
                        .withId(id)
                        .attr("aria-labelledby", id + "-title")
                        .with(h2(title).withId(id + "-title"))
                        .with(content),
                "",
                "");
    }

    /** One that was rendered elsewhere: {@code section} elements, the first with that id, in which all texts are escaped. */
    static Section rendered(String id, String title, String html, String css, String js) {
        return new Section(id, title, rawHtml(html), css, js);
    }
}
