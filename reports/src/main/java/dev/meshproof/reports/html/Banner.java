package dev.meshproof.reports.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.time;
import static j2html.TagCreator.tr;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.Machine;
import dev.meshproof.run.RunResult.SdlFile;
import dev.meshproof.run.RunResult.Version;
import j2html.tags.DomContent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands above all: the verdict, of what, when, where and by what. */
final class Banner {
    private static final int FEW = 6;

    private Banner() {}

    static DomContent of(RunResult run, Path folder) {
        return div().withClasses("banner", Look.css(run.verdict()))
                .with(
                        h1().with(
                                        span().withClass("verdict")
                                                .with(
                                                        Look.hidden(Look.mark(run.verdict())),
                                                        text(" " + run.verdict().words())),
                                        span().withClass("name").with(text(run.name()))),
                        p(sentence(run)).withClass("lead"),
                        facts(run),
                        sdls(run, folder));
    }

    private static String sentence(RunResult run) {
        Map<Verdict, Long> claims = run.claims().stream()
                .collect(Collectors.groupingBy(c -> c.verdict(), TreeMap::new, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE, Verdict.PROVEN, Verdict.NOT_APPLICABLE)) {
            if (claims.containsKey(verdict)) {
                parts.add(claims.get(verdict) + " " + verdict.words().toLowerCase(Locale.ROOT));
            }
        }
        return "Of " + Look.count(run.claims().size(), "claim", "claims") + ": " + String.join(", ", parts) + ". "
                + Look.count(run.counts().checks(), "check", "checks") + " and "
                + Look.count(run.counts().controls(), "control", "controls") + " decided, on "
                + Look.count(run.counts().observations(), "observation", "observations") + " of "
                + Look.count(run.plan().replicas().size(), "replica", "replicas") + " at "
                + Look.count(run.plan().providers().size(), "provider", "providers") + ".";
    }

    private static DomContent facts(RunResult run) {
        Machine machine = run.machine();
        return dl().withClass("facts")
                .with(
                        fact(
                                "started",
                                time(Instant.ofEpochSecond(run.startedAt().getEpochSecond())
                                                .toString()
                                                .replace('T', ' '))
                                        .attr("datetime", run.startedAt().toString())),
                        fact("took", text(Look.seconds(run.durationMillis()))),
                        fact("run and seed", code(run.id())),
                        fact("meshproof", text(run.meshproof())),
                        fact("versions", text(versions(run))),
                        fact(
                                "machine",
                                text(machine.os() + " " + machine.arch() + ", "
                                        + Look.count(machine.cpus(), "CPU", "CPUs") + ", "
                                        + String.format(
                                                Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1L << 30))
                                        + ", Java " + machine.java() + ", engine " + machine.engine())));
    }

    private static DomContent fact(String name, DomContent value) {
        return div(dt(name), dd(value));
    }

    private static String versions(RunResult run) {
        return run.versions().stream()
                .collect(Collectors.groupingBy(
                        (Version v) -> v.part() + " " + v.version(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getKey() + (each.getValue() > 1 ? " (" + each.getValue() + " times)" : ""))
                .collect(Collectors.joining(", "));
    }

    private static DomContent sdls(RunResult run, Path folder) {
        return details()
                .condAttr(run.sdls().size() <= FEW, "open", "")
                .with(
                        summary(Look.count(run.sdls().size(), "lease", "leases") + " of "
                                + Look.count(
                                        run.sdls().stream()
                                                .map(SdlFile::file)
                                                .distinct()
                                                .count(),
                                        "SDL",
                                        "SDLs")),
                        Look.scrolling(
                                "SDLs",
                                table().with(
                                                caption("SDLs as they were run, with the hash of their bytes"),
                                                thead(tr(
                                                        head("file"), head("sha256"), head("lease"), head("provider"))),
                                                tbody(each(run.sdls().stream().map(sdl -> row(sdl, folder)))))));
    }

    private static DomContent row(SdlFile sdl, Path folder) {
        boolean kept = sdl.stored().filter(at -> Sdls.lies(folder, at)).isPresent();
        DomContent name =
                kept ? a(code(sdl.file())).withHref(Artifacts.link(sdl.stored().orElse(""))) : code(sdl.file());
        return tr(
                th(name).attr("scope", "row"),
                td(code(sdl.sha256()).withClass("hash")),
                td(sdl.lease()),
                td(sdl.provider()));
    }

    private static DomContent head(String name) {
        return th(name).attr("scope", "col");
    }
}
