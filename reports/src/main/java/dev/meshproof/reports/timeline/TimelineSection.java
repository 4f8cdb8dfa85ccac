package dev.meshproof.reports.timeline;

import dev.meshproof.reports.Figures;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phases, containers and probes, each as a lane over one axis of time. */
final class TimelineSection {
    /** Of probes; some 300 bytes each. */
    static final int MOST_PROBE_SPANS = 2_500;

    /** Of the other lanes of one group: what comes later has no place, and it says so. */
    static final int MOST_LANES = 500;

    /** Of one lane. */
    static final int MOST_SPANS = 100;

    /** More lanes than these are folded away, until somebody wants them. */
    private static final int FOLDED_FROM = 40;

    private TimelineSection() {}

    static String of(RunResult run, Path folder, List<LogFile> logs, Clock clock) throws IOException {
        Axis axis = Axis.of(run);
        ProbeLanes probes = new ProbeLanes(MOST_PROBE_SPANS);
        Optional<String> trouble = EvidenceReader.read(folder, clock.zeroOr(run.startedAt()), probes);
        ContainerLanes containers = new ContainerLanes(run, logs, clock);
        StringBuilder html = new StringBuilder();
        html.append("<section id=\"timeline\" aria-labelledby=\"timeline-title\">")
                .append("<h2 id=\"timeline-title\">Timeline</h2>\n<p>")
                .append(Html.escape(probes.summary()))
                .append(trouble.map(t -> " " + Html.escape(t)).orElse(""))
                .append(
                        axis.skipped().isEmpty()
                                ? ""
                                : " The axis begins when \"" + Html.text(axis.skipped(), 40) + "\" was done, at "
                                        + Html.since(axis.from()) + ".")
                .append("</p>\n");
        stages(html, run);
        legend(html);
        html.append("<div class=\"tl-bar\"><p class=\"tl-status\" id=\"tl-status\" role=\"status\"></p>")
                .append("<button type=\"button\" id=\"tl-all\" hidden>Show all</button></div>\n")
                .append(
                        "<div class=\"tl-box\" id=\"tl-box\" role=\"region\" aria-label=\"Lanes of the timeline\" tabindex=\"0\">\n");
        ticks(html, axis);
        group(
                html,
                "Phases",
                Stream.concat(Stream.of(phases(run, axis)), containers.events().stream())
                        .toList(),
                axis,
                "tl-phases");
        group(html, "Control plane and relays", containers.controlPlaneAndRelays(), axis, "");
        group(html, "Replicas", containers.replicas(), axis, "");
        group(html, "Other containers", containers.others(), axis, "");
        group(html, "Probes, by where they were asked", probes.lanes(new VantageLogs(logs)), axis, "");
        return html.append("</div></section>\n").toString();
    }

    private static void stages(StringBuilder html, RunResult run) {
        if (!run.timings().isEmpty()) {
            html.append("<ol class=\"tl-stages\" aria-label=\"Phases of the lab\">");
            run.timings().stream()
                    .limit(MOST_SPANS)
                    .forEach(stage -> html.append("<li>")
                            .append(Html.text(stage.name(), 40))
                            .append(" <b>")
                            .append(Html.duration(stage.durationMillis()))
                            .append("</b></li>"));
            html.append("</ol>\n");
        }
    }

    private static void legend(StringBuilder html) {
        html.append("<ul class=\"tl-legend\" aria-label=\"Legend\">")
                .append(Stream.of(Span.Look.values())
                        .filter(look -> look != Span.Look.STAGE)
                        .map(look -> "<li><span class=\"s " + look.code() + "\"></span>" + look.words() + "</li>")
                        .collect(Collectors.joining()))
                .append("</ul>\n");
    }

    private static void ticks(StringBuilder html, Axis axis) {
        html.append("<div class=\"tl-axis\" aria-hidden=\"true\"><div class=\"tl-track\">");
        axis.ticks().stream()
                .filter(at -> axis.percent(at) < 96) // its words would have no room
                .forEach(at -> html.append("<span style=\"left:")
                        .append(Axis.css(axis.percent(at)))
                        .append("\">")
                        .append(at % 1_000 == 0 ? "+" + at / 1_000 + " s" : "+" + at + " ms")
                        .append("</span>"));
        html.append("</div></div>\n");
    }

    private static Lane phases(RunResult run, Axis axis) {
        List<Span> spans = new ArrayList<>();
        run.timings().stream()
                .filter(t -> t.startMillis() + t.durationMillis() > axis.from())
                .forEach(t -> spans.add(
                        new Span(t.startMillis(), t.startMillis() + t.durationMillis(), Span.Look.STAGE, t.name())));
        return new Lane("phases", List.of(), spans);
    }

    private static void group(StringBuilder html, String title, List<Lane> lanes, Axis axis, String kind) {
        if (lanes.isEmpty()) {
            return;
        }
        html.append("<details class=\"tl-group ")
                .append(kind)
                .append("\"")
                .append(lanes.size() < FOLDED_FROM ? " open" : "")
                .append("><summary>")
                .append(title)
                .append(lanes.size() < FOLDED_FROM ? "" : " (" + Figures.number(lanes.size()) + ")")
                .append("</summary>\n");
        boolean probes = title.startsWith("Probes");
        for (Lane lane : lanes.subList(0, probes ? lanes.size() : Math.min(lanes.size(), MOST_LANES))) {
            int left = probes ? 0 : Math.max(0, lane.spans().size() - MOST_SPANS);
            LaneHtml.write(
                    html,
                    left == 0
                            ? lane
                            : new Lane(
                                    lane.name() + " (" + Figures.number(left) + " later spans left out)",
                                    lane.logs(),
                                    lane.spans().subList(0, MOST_SPANS)),
                    axis);
        }
        if (!probes && lanes.size() > MOST_LANES) {
            html.append("<p>and ")
                    .append(Figures.number(lanes.size() - MOST_LANES))
                    .append(" more, which are not shown.</p>\n");
        }
        html.append("</details>\n");
    }
}
