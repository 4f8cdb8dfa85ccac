package dev.meshproof.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineSectionTest {
    /** Started at 12:00:00, took 13,920 ms. */
    private static final RunResult RUN = SampleRuns.of(3, Verdict.PROVEN, "yes", List.of());

    @TempDir
    private Path folder;

    @Test
    void a_replica_has_its_lifetimes_and_what_became_of_it() throws IOException {
        new RunFolders(folder)
                .clockLine(
                        "{\"ms\":1000,\"log\":1,\"file\":\"artifacts/r.log\",\"of\":\"replica akash-server-1/backend\"}")
                .event(3_000, "akash-server-1/backend", "ended with exit code 3 and is restarted (1)")
                .clockLine(
                        "{\"ms\":3500,\"log\":2,\"file\":\"artifacts/s.log\",\"of\":\"replica akash-server-1/backend restart 1\"}")
                .event(9_000, "akash-server-1/backend", "ready")
                .file("artifacts/r.log", "x\n")
                .file("artifacts/s.log", "x\n")
                .withClock();

        assertThat(lane("akash-server-1/backend"))
                .startsWith("<div class=\"tl-lane\" data-logs=\"0 1\">")
                .contains(
                        "data-t=\"1000 3000\" title=\"runs, +1.000 s, 2.0 s\"",
                        "data-t=\"3500 13920\" title=\"runs, restart 1, +3.500 s, 10.4 s\"",
                        "class=\"s e\" style=\"left:21.55%\" data-t=\"3000 3000\" title=\"ended with exit code 3 and is restarted"
                                + " (1), +3.000 s\"",
                        "title=\"ready, +9.000 s\"");
        assertThat(lane("akash-server-2/backend")).contains("(no times)");
    }

    @Test
    void an_observation_is_a_span_of_its_vantage() throws IOException {
        new RunFolders(folder)
                .log("replica akash-server-2/backend", List.of("x"), 5)
                .file("evidence.jsonl", RunFolders.observation(1, 2, "03.500", "connect", "timed-out", "QUIET"))
                .withClock();

        assertThat(lane("sandbox akash-server-2/backend"))
                .startsWith("<div class=\"tl-lane\" data-logs=\"0\">")
                .contains("class=\"s n\"", "data-t=\"3500 3512\"")
                .contains("title=\"connect to tailnet address other/web-2 :8000: timed out, QUIET, +3.500 s, 12 ms\"");
        assertThat(html()).contains("1 observation, in 1 span: each is a span of its own.");
    }

    @Test
    void observations_of_one_time_lie_below_each_other() throws IOException {
        new RunFolders(folder)
                .file(
                        "evidence.jsonl",
                        RunFolders.observation(1, 1, "03.000", "connect", "reached", "QUIET")
                                + RunFolders.observation(2, 1, "03.001", "connect", "reached", "QUIET")
                                + RunFolders.observation(3, 1, "09.000", "connect", "reached", "QUIET"))
                .withoutClock();

        assertThat(lane("sandbox akash-server-1/backend").split("top:12px", -1)).hasSize(2);
    }

    @Test
    void an_outsider_is_told_by_what_keeps_him_out() throws IOException {
        new RunFolders(folder)
                .file("artifacts/stranger.log", "x\n")
                .file(
                        "evidence.jsonl",
                        "{\"seq\":1,\"at\":\"2026-07-27T12:00:01Z\",\"took\":\"PT1M1S\",\"ask\":{\"from\":{\"kind\":\"outsider\","
                                + "\"who\":\"STRANGER\"},\"what\":{\"kind\":\"routes\"},\"phase\":\"CANARY\"},\"answer\":{\"kind\":"
                                + "\"probe-failed\",\"why\":\"no\"}}\n")
                .withoutClock();

        assertThat(lane("outsider stranger")).contains("data-logs=\"0\"", "class=\"s f\"", "61.0 s");
    }

    @Test
    void evidence_that_is_missing_cut_short_or_none_is_told_or_borne() throws IOException {
        assertThat(html()).contains("There is no evidence.jsonl");

        String one = RunFolders.observation(1, 1, "01.000", "connect", "reached", "QUIET");
        RunFolders run = new RunFolders(folder).file("evidence.jsonl", one + one.substring(0, 80));
        assertThat(html()).contains("1 observation, in 1 span: each is a span of its own.</p>");

        run.file("evidence.jsonl", one + "nonsense\n" + one);
        assertThat(html()).contains("What follows after 1 observation in evidence.jsonl is no observation");

        run.file("evidence.jsonl", one + one.replace("2026-07-27T", "in July "));
        assertThat(html()).contains("What follows after 1 observation in evidence.jsonl is no observation");

        run.file("evidence.jsonl", one + "[" + one + "]");
        assertThat(html()).contains("What follows after 1 observation in evidence.jsonl is no observation");
    }

    @Test
    void observations_are_summed_up_no_more_than_there_is_room_for() throws IOException {
        StringBuilder evidence = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            evidence.append(RunFolders.observation(
                    i,
                    1 + i % 5,
                    "03.0" + (10 + i % 50),
                    i % 2 == 0 ? "connect" : "http",
                    i % 3 == 0 ? "reached" : "reset",
                    "QUIET"));
        }
        new RunFolders(folder).file("evidence.jsonl", evidence.toString());

        assertThat(summary(60)).startsWith("60 observations, in 60 spans: each");
        assertThat(summary(59))
                .startsWith("60 observations, in 20 spans: those of one vantage, phase, question and kind");
        assertThat(summary(19))
                .startsWith("60 observations, in 10 spans: those of one vantage, phase and kind of answer");
        assertThat(summary(9)).startsWith("60 observations, in 5 spans: those of one vantage and phase");
        assertThat(summary(4)).startsWith("60 observations, in 1 span: those of all vantages of one kind");
        assertThat(probes(4).lanes(new VantageLogs(List.of())))
                .extracting(Lane::name)
                .containsExactly("all of sandbox");
        assertThat(probes(9).lanes(new VantageLogs(List.of())).get(0).spans())
                .containsExactly(
                        new Span(3_010, 3_067, Span.Look.FACTS, "12 observations: several kinds of answers, QUIET"));
    }

    @Test
    void should_say_what_it_leaves_out_if_even_that_is_too_much() {
        ProbeLanes probes = new ProbeLanes(1);
        for (String kind : List.of("a", "b", "a", "c")) {
            probes.accept(new Probe(new Probe.Vantage(kind, ""), "QUIET", 1, 1, "x", "x", "reached"));
        }

        assertThat(probes.summary()).startsWith("4 observations, in 1 span: ").endsWith(". 2 are left out.");
    }

    @Test
    void the_axis_begins_after_images_were_built() {
        List<RunResult.Timing> timings = List.of(
                new RunResult.Timing("engine and images", 0, 400_000), new RunResult.Timing("ready", 400_000, 30_000));

        Axis axis = Axis.of(with(timings, 430_500));

        assertThat(axis).isEqualTo(new Axis(400_000, 430_500, "engine and images"));
        assertThat(axis.percent(400_000)).isZero();
        assertThat(axis.percent(1)).isZero();
        assertThat(axis.percent(900_000)).isEqualTo(100);
        assertThat(axis.ticks()).containsExactly(400_000L, 405_000L, 410_000L, 415_000L, 420_000L, 425_000L, 430_000L);
        assertThat(Axis.of(with(List.of(timings.get(1)), 430_500)).from()).isZero();
    }

    @Test
    void an_axis_of_no_time_or_of_weeks_has_ticks() {
        assertThat(new Axis(0, 1, "").ticks()).containsExactly(0L, 1L);
        assertThat(new Axis(0, Long.MAX_VALUE / 1_000, "").ticks()).hasSizeBetween(4, 9);
    }

    @Test
    void hostile_words_are_text() throws IOException {
        new RunFolders(folder)
                .event(1, "akash-server-1/backend", "\\\"><script>alert(1)</script>\\u001b[31m tskey-auth-kA-B")
                .event(2, "", "' onclick='x")
                .file(
                        "evidence.jsonl",
                        RunFolders.observation(1, 1, "01.000", "</span><b>", "reached", "\\\"><i>")
                                .replace("\"other\"", "\"<u>\\u202e\""))
                .withClock();

        assertThat(html())
                .doesNotContain(
                        "<script", "<b>x", "</span><b>", "<i>", "<u>", "\u001b", "\u202e", "tskey", "' onclick='")
                .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; [redacted]");
    }

    @Test
    void many_lanes_are_folded_and_their_number_is_bounded() throws IOException {
        RunResult many = SampleRuns.of(TimelineSection.MOST_LANES + 3, Verdict.PROVEN, "yes", List.of());
        new RunFolders(folder).withoutClock();

        String html = TimelineSection.of(many, folder, List.of(), Clock.read(folder));

        assertThat(html)
                .contains(
                        "<details class=\"tl-group \"><summary>Replicas (503)</summary>", "and 3 more, which are not");
    }

    private static RunResult with(List<RunResult.Timing> timings, long duration) {
        return SampleRuns.with(RUN, timings, duration, RUN.notices());
    }

    private ProbeLanes probes(int most) throws IOException {
        ProbeLanes probes = new ProbeLanes(most);
        Optional<String> trouble = EvidenceReader.read(folder, Instant.parse("2026-07-27T12:00:00Z"), probes);
        assertThat(trouble).isEmpty();
        return probes;
    }

    private String summary(int most) throws IOException {
        return probes(most).summary();
    }

    private String html() throws IOException {
        Clock clock = Clock.read(folder);
        return TimelineSection.of(RUN, folder, LogFile.in(RUN, folder, clock), clock);
    }

    private String lane(String name) throws IOException {
        List<String> found = new ArrayList<>(html().lines()
                .filter(l -> l.contains("<span class=\"tl-name\">" + name + "<")
                        || l.contains("<span class=\"tl-name\">" + name + " ("))
                .toList());
        assertThat(found).as("lanes of " + name).hasSize(1);
        return found.get(0);
    }
}
