package dev.meshproof.reports.history;

import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.Resource;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunHistory.Missed;
import dev.meshproof.run.RunIndexer;
import dev.meshproof.run.RunIndexers;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'& ]]>";

    @TempDir
    Path folder;

    private String page(RunHistory history) {
        return HistoryPage.render(history, Links.from(folder.resolve("index.html")));
    }

    /** Without tags, as somebody reads it who does not see colours; what is read aloud only is in it. */
    private static String words(String html) {
        return html.replaceAll("(?s)<(style|script)\\b.*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void is_found_by_the_harness_and_writes_the_page() throws IOException {
        RunHistory history = SampleOutlines.of(PROVEN);
        Path into = folder.resolve("index.html");

        assertThat(ServiceLoader.load(RunIndexer.class)).hasAtLeastOneElementOfType(HistoryPage.class);
        assertThat(RunIndexers.write(history, into)).isEmpty();
        assertThat(into).hasContent(page(history));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_same_runs_give_the_same_page() {
        assertThat(page(SampleOutlines.of(PROVEN, REFUTED))).isEqualTo(page(SampleOutlines.of(PROVEN, REFUTED)));
    }

    @Test
    void each_verdict_is_a_word_a_mark_and_a_colour_of_its_own() {
        String page = page(SampleOutlines.of(REFUTED, INCONCLUSIVE, NOT_APPLICABLE, PROVEN));

        assertThat(page)
                .contains("<td class=\"r\"><span aria-hidden=\"true\">✗</span><span class=\"sr\">REFUTED</span></td>"
                        + "<td class=\"i\"><span aria-hidden=\"true\">?</span><span class=\"sr\">INCONCLUSIVE</span></td>"
                        + "<td class=\"n\"><span aria-hidden=\"true\">·</span><span class=\"sr\">NOT APPLICABLE</span></td>"
                        + "<td class=\"p\"><span aria-hidden=\"true\">✓</span><span class=\"sr\">PROVEN</span></td>");
        assertThat(Resource.text(HistoryPage.class, "history.css"))
                .contains(".i { color: var(--inconclusive); }", ".p { color: var(--proven); }");
    }

    @Test
    void says_what_is_newly_failing() {
        assertThat(words(page(SampleOutlines.of(PROVEN, INCONCLUSIVE))))
                .contains("newly failing relayed of web: ✓ PROVEN → ? INCONCLUSIVE , with the same SDLs");
        assertThat(words(page(SampleOutlines.of(INCONCLUSIVE, REFUTED, REFUTED))))
                .contains("Nothing is newly failing, fixed or flaky.");
    }

    @Test
    void says_what_is_fixed() {
        assertThat(words(page(SampleOutlines.of(REFUTED, PROVEN))))
                .contains("fixed relayed of web: ✗ REFUTED → ✓ PROVEN , with the same SDLs")
                .doesNotContain("Nothing is newly failing", "flaky relayed");
        assertThat(words(page(SampleOutlines.of(REFUTED, NOT_APPLICABLE)))).doesNotContain("fixed relayed");
    }

    @Test
    void says_that_the_sdls_changed_between() {
        RunHistory history = SampleOutlines.history(List.of(
                SampleOutlines.run(1, "web", "aaaa", Map.of("joined", PROVEN)),
                SampleOutlines.run(2, "web", "bbbb", Map.of("joined", REFUTED))));

        assertThat(words(page(history)))
                .contains("newly failing joined of web")
                .contains(", with other SDLs, lab file or policy")
                .contains("SDLs A: aaaa deploy/web.yaml")
                .contains("SDLs B: bbbb deploy/web.yaml");
    }

    @Test
    void flaky_is_a_verdict_that_came_back_with_nothing_changed() {
        assertThat(words(page(SampleOutlines.of(PROVEN, REFUTED, PROVEN)))).contains("flaky relayed of web");
        assertThat(words(page(SampleOutlines.of(REFUTED, PROVEN, PROVEN, REFUTED))))
                .contains("flaky relayed of web: its verdict went to and fro in 4 runs of the same SDLs");
        assertThat(words(page(SampleOutlines.of(PROVEN, REFUTED, REFUTED)))).doesNotContain("flaky relayed");
        assertThat(words(page(SampleOutlines.of(INCONCLUSIVE, REFUTED, PROVEN))))
                .doesNotContain("flaky relayed");

        RunHistory edited = SampleOutlines.history(List.of(
                SampleOutlines.run(1, "web", "aaaa", Map.of("joined", PROVEN)),
                SampleOutlines.run(2, "web", "bbbb", Map.of("joined", REFUTED)),
                SampleOutlines.run(3, "web", "aaaa", Map.of("joined", PROVEN))));
        assertThat(words(page(edited))).doesNotContain("flaky joined").contains("fixed joined");
    }

    @Test
    void runs_that_cannot_be_read_are_listed_with_the_reason() {
        RunHistory history = new RunHistory(
                folder,
                List.of(),
                List.of(
                        new Missed(folder.resolve("a"), false, "it did not come to its end, or is still running"),
                        new Missed(folder.resolve("b"), true, "run.json is no result of a run")),
                7);

        assertThat(words(page(history)))
                .contains("0 runs: none. 1 did not come to an end, 1 cannot be read. 7 older ones are left out")
                .contains("a : it did not come to its end")
                .contains("b : run.json is no result of a run");
    }

    @Test
    void a_run_leads_to_its_own_report_if_that_is_there() throws IOException {
        Path with = Files.createDirectories(folder.resolve("my runs/2026 #1?"));
        Files.createFile(with.resolve("report.html"));
        RunOutline run = SampleOutlines.run(1, "web", "aaaa", Map.of());
        RunOutline there = in(with, run);

        assertThat(page(SampleOutlines.history(List.of(run)))).doesNotContain("<a href");
        assertThat(page(SampleOutlines.history(List.of(there))))
                .contains("<a href=\"./my%20runs/2026%20%231%3F/report.html\">");
        Links elsewhere = Links.from(folder.resolve("other/place.html"));
        assertThat(HistoryPage.render(SampleOutlines.history(List.of(there)), elsewhere))
                .contains("<a href=\"./../my%20runs/");
    }

    private static RunOutline in(Path folder, RunOutline run) {
        return new RunOutline(
                folder,
                run.verdict(),
                run.name(),
                run.id(),
                run.startedAt(),
                run.durationMillis(),
                run.meshproof(),
                run.sdls(),
                run.inputs(),
                run.versions(),
                run.claims(),
                run.timings());
    }

    @Test
    void nothing_is_asked_for_and_only_its_own_style_and_script_are_admitted() throws Exception {
        String page = page(SampleOutlines.of(PROVEN, REFUTED));

        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1).replace("&#x27;", "'"))
                .isEqualTo("default-src 'none'; style-src " + hash(page, "<style>", "</style>") + "; script-src "
                        + hash(page, "<script>", "</script>") + "; base-uri 'none'; form-action 'none'");
        assertThat(page)
                .doesNotContain("http://", "https://", " src=", "@import", "url(", " style=", "javascript:")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    private static String hash(String page, String begin, String end) throws Exception {
        int from = page.indexOf(begin) + begin.length();
        byte[] text = page.substring(from, page.indexOf(end, from)).getBytes(UTF_8);
        return "'sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text)) + "'";
    }

    @Test
    void hostile_text_stays_text() throws IOException {
        RunOutline run = SampleOutlines.run(1, HOSTILE, HOSTILE, Map.of(HOSTILE, REFUTED));
        RunHistory history = new RunHistory(
                folder,
                List.of(run, SampleOutlines.run(2, HOSTILE, HOSTILE, Map.of(HOSTILE, PROVEN))),
                List.of(new Missed(folder.resolve("x"), true, HOSTILE)),
                0);

        String page = page(history);

        assertThat(page).doesNotContain("<img", "<script>alert", "alert(1)</script>");
        assertThat(outlines(page).path("texts")).extracting(JsonNode::asText).contains(HOSTILE);
    }

    private static JsonNode outlines(String page) throws IOException {
        Matcher json = Pattern.compile("<script type=\"application/json\" id=\"outlines\">(.*?)</script>")
                .matcher(page);
        assertThat(json.find()).isTrue();
        return new ObjectMapper().readTree(json.group(1));
    }

    @Test
    void the_scripts_outlines_hold_what_is_compared() throws IOException {
        JsonNode outlines = outlines(page(SampleOutlines.of(PROVEN, REFUTED)));
        JsonNode texts = outlines.path("texts");
        JsonNode second = outlines.path("runs").path(1);
        JsonNode relayed = second.path(8).path(1);
        int refuted = List.of(Verdict.values()).indexOf(REFUTED);

        assertThat(outlines.path("runs")).hasSize(2);
        assertThat(second.path(2).asInt()).isEqualTo(refuted);
        assertThat(outlines.path("verdicts").path(refuted).path(0).asText()).isEqualTo("REFUTED");
        assertThat(texts.path(relayed.path(0).asInt()).asText()).isEqualTo("relayed");
        assertThat(relayed.path(2).path(refuted).asInt()).isEqualTo(3);
        assertThat(texts.path(relayed.path(3).path(0).asInt()).asText()).isEqualTo("akash-server-2/backend");
        assertThat(texts.path(second.path(9).path(0).asInt()).asText()).isEqualTo("ready");
        assertThat(second.path(9).path(1).asInt()).isEqualTo(15_000);
        assertThat(texts.path(second.path(10).asInt()).asText()).isEqualTo("web");
    }

    @Test
    void five_hundred_runs_of_one_name_or_of_many_stay_small_and_say_what_is_cut() {
        List<RunOutline> one = new ArrayList<>();
        List<RunOutline> many = new ArrayList<>();
        Map<String, Verdict> claims = new TreeMap<>();
        Map<String, Verdict> proven = new TreeMap<>();
        IntStream.range(0, 22).forEach(i -> claims.put("claim-" + i, i % 3 == 0 ? REFUTED : PROVEN));
        claims.keySet().forEach(claim -> proven.put(claim, PROVEN));
        for (int i = 0; i < RunHistory.MOST_RUNS; i++) {
            one.add(SampleOutlines.run(i, "web", "aaaa", claims));
            many.add(SampleOutlines.run(i, "web-" + i % 400, "aaaa-" + i, i < 400 ? proven : claims));
        }

        String ofOne = page(SampleOutlines.history(one));
        String ofMany = page(SampleOutlines.history(many));

        assertThat(ofOne.getBytes(UTF_8)).hasSizeLessThan(2 << 20);
        assertThat(words(ofOne)).contains("440 older runs are left out here.");
        assertThat(ofMany.getBytes(UTF_8)).hasSizeLessThan(4 << 20);
        assertThat(words(ofMany)).contains("The page has no room for ", " more changes.");
    }

    @Test
    void a_bar_stands_for_each_run_and_a_long_one_is_cut_and_says_so() {
        List<RunOutline> runs =
                new ArrayList<>(SampleOutlines.of(PROVEN, PROVEN, PROVEN).runs());
        RunOutline last = runs.get(2);
        runs.set(
                2,
                new RunOutline(
                        last.folder(),
                        last.verdict(),
                        last.name(),
                        last.id(),
                        last.startedAt(),
                        900_000,
                        last.meshproof(),
                        last.sdls(),
                        last.inputs(),
                        last.versions(),
                        last.claims(),
                        List.of(new Timing("images", 0, 900_000))));

        String page = page(SampleOutlines.history(runs));

        assertThat(page.split("<g>", -1)).hasSize(4);
        assertThat(words(page))
                .contains("of 3 runs the median is 20.0 s, the longest 900.0 s. Bars with a ▲ are cut at 40.0 s.")
                .contains("2026-07-27 13:00:00 UTC: 20.0 s; ready 15.0 s; quiet 5.0 s");
        assertThat(page).contains("role=\"img\" aria-label=\"A bar for each run");
    }
}
