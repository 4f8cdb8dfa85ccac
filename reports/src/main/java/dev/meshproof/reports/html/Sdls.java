package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.meshproof.run.Place;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.SdlFile;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The texts of the SDLs as they lie in the run's folder, and excerpts of them. */
final class Sdls {
    private static final int BEFORE = 3;
    private static final int AFTER = 2;
    private static final int LONGEST = 200;

    private final Map<String, String> stored = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<Place, String> shown = new HashMap<>();
    private final Path folder;

    Sdls(RunResult run, Path folder) {
        this.folder = folder;
        for (SdlFile sdl : run.sdls()) {
            sdl.stored().ifPresent(at -> stored.put(sdl.file(), at));
        }
    }

    /** Whether it lies in the run's folder. A path that leads out of it does not. */
    static boolean lies(Path folder, String at) {
        try {
            Path inside = folder.resolve(at).normalize();
            return inside.startsWith(folder.normalize()) && Files.isRegularFile(inside);
        } catch (InvalidPathException e) {
            return false; // no file can have that name
        }
    }

    /**
     * The lines around a place, with the place's own one marked; empty where the text was not kept. What was shown before is
     * linked to.
     *
     * @param id of the excerpt; the marked line's is {@code ID-L<line>}
     */
    Optional<DomContent> excerpt(Place at, String id) {
        List<String> lines = texts.computeIfAbsent(at.file(), this::read);
        if (at.line() < 1 || at.line() > lines.size()) {
            return Optional.empty();
        }
        String before = shown.putIfAbsent(at, id + "-L" + at.line());
        if (before != null) {
            return Optional.of(div(a("the line is marked above").withHref("#" + before)));
        }
        int first = Math.max(1, at.line() - BEFORE);
        int last = Math.min(lines.size(), at.line() + AFTER);
        return Optional.of(figure().withClass("excerpt")
                .with(
                        figcaption()
                                .with(
                                        a(code(at.toString()))
                                                .withHref(Artifacts.link(stored.getOrDefault(at.file(), ""))),
                                        text(", as it was run")),
                        Look.scrolling(
                                "excerpt of " + at.file(),
                                div().withClass("lines")
                                        .with(each(IntStream.rangeClosed(first, last)
                                                .mapToObj(n -> line(at, id, n, lines.get(n - 1))))))));
    }

    private static DomContent line(Place at, String id, int number, String line) {
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        DomContent words = code(PlainText.of(shown.replace("\t", "    ")));
        return number == at.line()
                ? div().withId(id + "-L" + number)
                        .withClass("marked")
                        .with(a(String.valueOf(number)).withHref("#" + id + "-L" + number), words)
                : div(span(String.valueOf(number)), words);
    }

    private List<String> read(String file) {
        String at = stored.get(file);
        if (at == null || !lies(folder, at)) {
            return List.of();
        }
        try {
            // Never fails on bytes that are no UTF-8: they show as replacement characters.
            return new String(Files.readAllBytes(folder.resolve(at)), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of("the text cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
