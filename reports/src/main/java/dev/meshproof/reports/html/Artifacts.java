package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import dev.meshproof.run.RunResult;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files beside the page. Only what the run itself wrote: what other report writers write may be there or not yet, and the
 * page must not depend on it.
 */
final class Artifacts {
    private static final int MOST_FILES = 400;
    private static final int FEW = 30;

    private Artifacts() {}

    static Optional<Section> of(RunResult run, Path folder) {
        List<DomContent> content = new ArrayList<>();
        List<String> main = Stream.of(
                        "run.json", run.files().evidence(), run.files().plan(), "clock.jsonl")
                .filter(file -> Sdls.lies(folder, file))
                .toList();
        if (!main.isEmpty()) {
            content.add(list(main));
        }
        List<String> sdls = run.sdls().stream()
                .flatMap(sdl -> sdl.stored().stream())
                .filter(file -> Sdls.lies(folder, file))
                .distinct()
                .toList();
        group("SDLs as they were run, secrets redacted", sdls).ifPresent(content::add);
        List<String> logs = files(folder, run.files().artifacts()).stream()
                .filter(file -> !sdls.contains(file))
                .toList();
        group("logs", logs).ifPresent(content::add);
        group("what relays could read, for Wireshark", files(folder, "relays")).ifPresent(content::add);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("files", "Files of this run", content.toArray(DomContent[]::new)));
    }

    private static Optional<DomContent> group(String title, List<String> files) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(details()
                        .condAttr(files.size() <= FEW, "open", "")
                        .with(
                                summary(files.size() + " " + title),
                                list(files.subList(0, Math.min(MOST_FILES, files.size()))),
                                p(files.size() > MOST_FILES ? "and " + (files.size() - MOST_FILES) + " more" : "")
                                        .withClass("cut")));
    }

    private static DomContent list(List<String> files) {
        return ul().withClass("files")
                .with(each(files.stream().map(file -> li(a(code(file)).withHref(link(file))))));
    }

    private static List<String> files(Path folder, String under) {
        Path root = folder.resolve(under);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> slashes(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String slashes(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(part.toString()));
        return parts.stream().collect(Collectors.joining("/"));
    }

    /** As a relative address, whatever characters the names have (RFC 3986, section 2). */
    static String link(String file) {
        StringBuilder link = new StringBuilder("./");
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || "-._~/".indexOf(b) >= 0;
            link.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return link.toString();
    }
}
