package dev.meshproof.reports.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.ImageOrigin;
import dev.meshproof.run.RunResult.Timing;
import dev.meshproof.run.RunResult.Version;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which versions ran, where images came from, and how the time was spent. */
final class Origins {
    private Origins() {}

    static Optional<Section> of(RunResult run) {
        List<DomContent> content = new ArrayList<>();
        if (!run.versions().isEmpty()) {
            content.add(table("Versions that ran", List.of("what", "where"), versions(run)));
        }
        if (!run.images().isEmpty()) {
            content.add(table(
                    "Images, and where they came from",
                    List.of("image", "origin", "digest or recipe", "holds"),
                    run.images().stream().map(Origins::image).toList()));
        }
        if (!run.timings().isEmpty()) {
            content.add(table(
                    "Phases of the run",
                    List.of("phase", "from", "took"),
                    run.timings().stream().map(Origins::phase).toList()));
        }
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("origins", "Versions, images, phases", content.toArray(DomContent[]::new)));
    }

    private static DomContent table(String title, List<String> heads, List<DomContent> rows) {
        return Look.scrolling(
                title,
                j2html.TagCreator.table()
                        .with(
                                caption(title),
                                thead(tr(each(heads.stream().map(name -> th(name).attr("scope", "col"))))),
                                tbody(each(rows.stream()))));
    }

    private static List<DomContent> versions(RunResult run) {
        Map<String, List<String>> where = new TreeMap<>();
        for (Version version : run.versions()) {
            where.computeIfAbsent(version.part() + " " + version.version(), v -> new ArrayList<>())
                    .add(version.where());
        }
        return where.entrySet().stream()
                .<DomContent>map(each -> tr(
                        th(each.getKey()).attr("scope", "row"),
                        td(
                                each.getValue().size() > 8
                                        ? Look.count(each.getValue().size(), "place", "places")
                                        : each.getValue().stream().sorted().collect(Collectors.joining(", ")))))
                .toList();
    }

    private static DomContent image(ImageOrigin image) {
        return tr(
                th(code(image.name())).attr("scope", "row"),
                td(image.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                td(code(image.digestOrRecipe())),
                td(new TreeMap<>(image.versions())
                        .entrySet().stream()
                                .map(v -> v.getKey() + " " + v.getValue())
                                .collect(Collectors.joining(", "))));
    }

    private static DomContent phase(Timing timing) {
        return tr(
                th(timing.name()).attr("scope", "row"),
                td(Look.seconds(timing.startMillis())).withClass("num"),
                td(Look.seconds(timing.durationMillis())).withClass("num"));
    }
}
