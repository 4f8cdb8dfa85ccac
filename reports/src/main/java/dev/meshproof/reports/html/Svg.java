package dev.meshproof.reports.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.tag;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.PlainText;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A drawing: lines below, boxes above them, marks on top. Sizes are pixels. */
final class Svg {
    /** Of most drawings. */
    static final int WIDTH = 960;

    /** Of names and of smaller texts; wide enough that none leaves its box. */
    private static final double LETTER = 7.3;

    private static final double SMALL_LETTER = 6.3;

    private final int width;

    private final List<DomContent> lines = new ArrayList<>();
    private final List<DomContent> boxes = new ArrayList<>();
    private final List<DomContent> marks = new ArrayList<>();

    Svg(int width) {
        this.width = width;
    }

    Svg box(int x, int y, int width, int height, String classes) {
        boxes.add(shape("rect")
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height)
                .attr("rx", 6)
                .withClass(classes));
        return this;
    }

    /** Cut to the width; then the whole shows where it is pointed at. */
    Svg text(int x, int y, int width, String text, String classes) {
        int most = (int) (width / (classes.startsWith("small") ? SMALL_LETTER : LETTER));
        String fits = PlainText.of(text, Math.max(2, most));
        boxes.add(shape("text")
                .attr("x", x)
                .attr("y", y)
                .withClass(classes)
                .withText(fits)
                .condWith(fits.endsWith("…"), shape("title").withText(text)));
        return this;
    }

    Svg line(int x1, int y1, int x2, int y2, String classes) {
        lines.add(shape("line")
                .attr("x1", x1)
                .attr("y1", y1)
                .attr("x2", x2)
                .attr("y2", y2)
                .withClass(classes));
        return this;
    }

    /** An arc that hangs below its two ends. */
    Svg arc(int x1, int x2, int y, int depth, String classes) {
        lines.add(shape("path")
                .attr("d", "M" + x1 + " " + y + " Q" + (x1 + x2) / 2 + " " + (y + 2 * depth) + " " + x2 + " " + y)
                .withClass(classes));
        return this;
    }

    Svg mark(int x, int y, Optional<Verdict> verdict) {
        verdict.ifPresent(v -> {
            marks.add(shape("circle").attr("cx", x).attr("cy", y).attr("r", 10).withClasses("stop", Look.css(v)));
            marks.add(shape("text")
                    .attr("x", x)
                    .attr("y", y + 4)
                    .withClasses("stop-mark", Look.css(v))
                    .withText(Look.mark(v)));
        });
        return this;
    }

    DomContent draw(int height, String title, String description) {
        return shape("svg")
                .attr("viewBox", "0 0 " + width + " " + height)
                .attr("role", "img")
                .attr("aria-labelledby", "drawing-title drawing-words")
                .withClasses("topology", width > WIDTH ? "wide" : "")
                .with(
                        shape("title").withId("drawing-title").withText(title),
                        shape("desc").withId("drawing-words").withText(description),
                        each(lines.stream()),
                        each(boxes.stream()),
                        each(marks.stream()));
    }

    private static ContainerTag<?> shape(String name) {
        return tag(name);
    }
}
