package dev.meshproof.reports.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.reports.Commands;
import dev.meshproof.reports.Resource;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class HtmlReportTest {
    private static final String HOSTILE =
            "\u001b[31m</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"'><!-- ]]> \u202eevil\u0000\u2028";

    @TempDir
    Path folder;

    @BeforeEach
    void storeAnSdl() throws IOException {
        Files.createDirectories(folder.resolve("artifacts"));
        Files.writeString(
                folder.resolve(Samples.STORED),
                "version: \"2.0\"\nservices:\n  backend:\n    args: [--bind, </code><b>0.0.0.0</b>]\n    count: 1\n");
    }

    private String render(RunResult run) {
        return Page.render(run, folder);
    }

    @Test
    void is_found_by_the_harness_and_writes_into_the_run() throws IOException {
        RunResult run = Samples.proven(3);
        assertThat(ServiceLoader.load(RunListener.class)).hasAtLeastOneElementOfType(HtmlReport.class);

        new HtmlReport().finished(run, folder);

        assertThat(folder.resolve("report.html")).hasContent(render(run));
    }

    @Test
    void is_the_same_again_also_where_other_writers_have_written_meanwhile() throws IOException {
        RunResult run = Samples.refuted(3, "0.0.0.0 (tcp)");
        String first = render(run);

        Files.writeString(folder.resolve("report.html"), first);
        Files.writeString(folder.resolve("summary.md"), "x");
        Files.writeString(folder.resolve("junit.xml"), "x");

        assertThat(render(run)).isEqualTo(first);
    }

    @Test
    void is_the_same_again_from_the_stored_run() throws IOException {
        RunResult run = Samples.refuted(3, "0.0.0.0 (tcp)");
        Path stored = Files.writeString(folder.resolve("run.json"), RunJson.write(run, new Redaction()));

        assertThat(render(RunJson.read(stored))).isEqualTo(render(run));
    }

    @Test
    void asks_nobody_for_anything() {
        String page = render(Samples.refuted(3, "0.0.0.0"));

        assertThat(page)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#x27;none&#x27;;")
                .doesNotContain("http://", "https://", "@import", "url(", "<link", "<img", "<iframe");
        assertThat(all("(?:src|href)=\"([^\"]*)\"", page))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link).matches("#.*|\\./.*|run\\.json|evidence\\.jsonl|artifacts/.*"));
    }

    @Test
    void has_one_heading_and_every_section_is_named_and_in_the_contents() {
        String page = render(Samples.refuted(3, "0.0.0.0"));

        assertThat(all("<h1[ >]", page)).hasSize(1);
        List<String> sections = all("<section id=\"([^\"]*)\"", page);
        assertThat(sections)
                .containsExactly(
                        "failures",
                        "claims",
                        "matrix",
                        "topology",
                        "relays",
                        "tailnet",
                        "timeline",
                        "logs",
                        "latency",
                        "files",
                        "origins",
                        "notices");
        for (String section : sections) {
            assertThat(page)
                    .contains("<section id=\"" + section + "\" aria-labelledby=\"" + section + "-title\"><h2 id=\""
                            + section + "-title\">")
                    .contains("<li><a href=\"#" + section + "\">");
        }
    }

    @Test
    void every_id_is_there_once_and_every_inner_link_leads_somewhere() {
        for (RunResult run : List.of(Samples.refuted(3, "x"), Samples.refuted(25, "x"), Samples.halfWay())) {
            String page = render(run);
            List<String> ids = all(" id=\"([^\"]*)\"", page);

            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(all("href=\"#([^\"]+)\"", page));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 25})
    void hostile_text_is_text_wherever_it_stands(int replicas) {
        String page = render(Hostile.everywhere(Samples.refuted(replicas, HOSTILE), HOSTILE));

        assertThat(all("<script", page)).hasSameSizeAs(all("<script", render(Samples.refuted(replicas, "x"))));
        assertThat(page).doesNotContain("<img", "\u001b", "\u202e", "\u0000", "onerror='", "<!-- ]]>");
        assertThat(all("onerror=(.)", page)).isNotEmpty().allMatch(next -> next.equals("&") || next.equals("\\"));
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    }

    @Test
    void a_text_of_an_sdl_is_text_too_and_the_line_is_marked_and_can_be_linked_to() {
        String page = render(Samples.refuted(3, "0.0.0.0"));

        assertThat(page)
                .contains("<div id=\"failure-1-L4\" class=\"marked\"><a href=\"#failure-1-L4\">4</a>"
                        + "<code>    args: [--bind, &lt;/code&gt;&lt;b&gt;0.0.0.0&lt;/b&gt;]</code></div>")
                .contains("<div><span>3</span><code>  backend:</code></div>");
        assertThat(all("class=\"marked\"", page)).hasSize(1);
    }

    @Test
    void without_the_text_of_the_sdl_the_place_is_named() throws IOException {
        Files.delete(folder.resolve(Samples.STORED));

        assertThat(render(Samples.refuted(3, "0.0.0.0")))
                .contains("<dt>where</dt><dd><code>" + Samples.SDL + ":4:9</code></dd>")
                .doesNotContain("class=\"marked\"");
    }

    @Test
    void failures_come_first_with_cause_remedy_and_command() {
        String page = render(Samples.refuted(3, "0.0.0.0 (tcp)"));

        assertThat(page.indexOf("id=\"failures\"")).isLessThan(page.indexOf("id=\"claims\""));
        assertThat(page)
                .contains("<dt>expected</dt><dd>check 0 of akash-server-3/backend</dd>")
                .contains("<dt>observed</dt><dd><span><code>0.0.0.0 (tcp)</code>")
                .contains("<dt>probable cause</dt><dd><span>the cause of it ")
                .contains("<dt>remedy</dt><dd>what to change</dd>")
                .contains("./meshproof verify --claims joined,bound-to-loopback --lab my.lab.yaml " + Samples.SDL
                        + " &#x27;examples/akash server-2.yaml&#x27;");
        assertThat(page.indexOf("class=\"claim v-refuted\"")).isLessThan(page.indexOf("class=\"claim v-proven\""));
        assertThat(page.lastIndexOf("class=\"claim v-refuted\"")).isLessThan(page.indexOf("class=\"claim v-proven\""));
    }

    @Test
    void says_how_many_cards_it_leaves_out() {
        String page = render(Samples.refuted(9, "0.0.0.0"));

        assertThat(page)
                .contains("3 more cases of reachable-by-name")
                .contains("<li>akash-server-8/backend -&gt; akash-server-9/backend</li>");
    }

    @Test
    void a_proven_run_has_no_failure() {
        String page = render(Samples.proven(3));

        assertThat(page)
                .contains("<div class=\"banner v-proven\">", "<span aria-hidden=\"true\">✓</span> PROVEN")
                .doesNotContain("id=\"failures\"", "v-refuted\">", "v-inconclusive\">", "class=\"card");
    }

    @Test
    void inconclusive_is_never_as_proven() {
        String page = body(Samples.inconclusive(3));

        assertThat(page)
                .contains("<div class=\"banner v-inconclusive\">")
                .contains("<article id=\"failure-1\" class=\"card v-inconclusive\">");
        assertThat(all("✗", page)).as("in the legend alone").hasSameSizeAs(all("✗", body(Samples.proven(3))));
        assertThat(all("(<[^<]*v-proven[^<]*>)(?:<[^>]*>)*[^<]*(?i:inconclusive)", page))
                .isEmpty();
        assertThat(all("v-proven[^<]*>(?:<[^>]*>)*\\?<", page)).isEmpty();
        assertThat(Look.css(Verdict.INCONCLUSIVE)).isEqualTo("v-inconclusive");
    }

    private String body(RunResult run) {
        String page = render(run);
        return page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>"));
    }

    @Test
    void a_run_that_failed_half_way_has_a_page_too() {
        String page = render(Samples.halfWay());

        assertThat(page).contains("never asked", "the whole claim", "<section id=\"claims\"");
        assertThat(all("<section id=\"([^\"]*)\"", page)).doesNotContain("latency", "tailnet", "relays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_colour_of_text_can_be_read_on_both_backgrounds(String scheme) {
        String css = Resource.text(Page.class, "report.css");
        int dark = css.indexOf("@media (prefers-color-scheme: dark)");
        String theme = scheme.equals("dark") ? css.substring(dark, css.indexOf("*, *", dark)) : css.substring(0, dark);

        for (String colour : List.of("fg", "muted", "accent", "proven", "refuted", "inconclusive", "not-applicable")) {
            for (String ground : List.of("bg", "panel")) {
                assertThat(Contrast.of(value(theme, colour), value(theme, ground)))
                        .as(colour + " on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(Contrast.of("#777777", "#ffffff")).isLessThan(4.5);
    }

    private static String value(String theme, String name) {
        return all("--" + name + ": (#[0-9a-f]{6});", theme).get(0);
    }

    @Test
    void json_cannot_end_the_element_that_it_stands_in() {
        assertThat(MatrixFigures.quoted("</script><!--\"\\&\u2028"))
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!--\\u0022\\u005c\\u0026 \"");
    }

    @Test
    void a_file_outside_of_the_runs_folder_does_not_lie_in_it() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("secret.yaml"), "a\nb\nc\nthe secret\n");

        assertThat(Sdls.lies(run, "../secret.yaml")).isFalse();
        assertThat(Sdls.lies(run, folder.resolve("secret.yaml").toString())).isFalse();
        assertThat(Sdls.lies(folder, "secret.yaml")).isTrue();
    }

    @Test
    void links_to_files_that_are_there_and_to_no_other() throws IOException {
        Files.createDirectories(folder.resolve("relays/relay-1"));
        Files.writeString(folder.resolve("relays/relay-1/relay-00001.pcapng"), "x");
        Files.writeString(folder.resolve("artifacts/a b%.log"), "x");
        Files.writeString(folder.resolve("run.json"), "x");

        String page = render(Samples.proven(3));

        assertThat(all("<li><a href=\"\\./([^\"]*)\"", page))
                .containsExactly(
                        "run.json", Samples.STORED, "artifacts/a%20b%25.log", "relays/relay-1/relay-00001.pcapng");
    }

    @Test
    void a_cell_leads_to_what_was_seen() {
        String page = render(Samples.refuted(3, "connected to 198.18.57.22:8000"));

        assertThat(page)
                .contains(
                        "<a href=\"#seen-1-3\" aria-label=\"akash-server-1/backend to akash-server-3/backend, SOCKS5 by name"
                                + " REFUTED, SOCKS5 by address REFUTED, direct REFUTED\">")
                .contains(
                        "<a href=\"#seen-1-2\" aria-label=\"akash-server-1/backend to akash-server-2/backend, SOCKS5 by name"
                                + " PROVEN, SOCKS5 by address PROVEN, direct PROVEN\">")
                .contains("<a href=\"#seen-outsider-3\" aria-label=\"outsiders with a tailscaled of their own to"
                        + " akash-server-3/backend, outsider-denied REFUTED\">");
        String seen =
                page.substring(page.indexOf("<article id=\"seen-1-3\""), page.indexOf("<article id=\"seen-2-1\""));
        assertThat(seen)
                .contains(
                        "<code>proxy refused, SOCKS5 reply 1, 23.0 ms</code>", "the sandbox of akash-server-1/backend")
                .doesNotContain("the sandbox of akash-server-2/backend");
    }

    @Test
    void a_relays_panel_has_both_searches_what_was_altered_and_what_it_learns() {
        String page = render(Samples.proven(3));

        assertThat(page)
                .contains("no canary that akash-server-1/backend and akash-server-2/backend exchanged is in what relay")
                .contains("a canary that nothing sealed is found by the same search in what relay relay-1 could read")
                .contains(
                        "Of 900 transport packets between 6 pairs the relays altered 12, one bit each. Of 12 transfers"
                                + " meanwhile 6 came to their end as they were sent")
                .contains("from 241 to 243", "What a relay still learns")
                .contains("<th scope=\"row\" colspan=\"4\">all 6 pairs</th>")
                .contains("<td class=\"num\">3,841,176</td>");
    }

    @Test
    void the_drawing_has_a_text_and_the_tailnet_its_nodes() {
        String page = render(Samples.refuted(3, "x"));

        assertThat(page)
                .contains("role=\"img\" aria-labelledby=\"drawing-title drawing-words\"")
                .contains("relay-1 carried 3.7 MiB in all, of 6 ordered pairs of replicas")
                .contains("<li>the neighbour on the same provider: not as it must be, at one replica at least</li>")
                .contains("<td>akash-server-2/backend</td><td><div><code>100.64.0.2</code></div></td>")
                .contains("<td>reusable</td>", "<td>1.102.3, Running</td>");
    }

    @Test
    void percentiles_are_of_the_nearest_rank() {
        double[] took = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(List.of(50, 90, 99, 100))
                .extracting(p -> Latencies.percentile(took, p))
                .containsExactly(5.0, 9.0, 10.0, 10.0);
        assertThat(Latencies.percentile(new double[] {7}, 50)).isEqualTo(7);
        assertThat(render(Samples.proven(2)))
                .contains(
                        "<tr><th scope=\"row\">SOCKS5 by name</th><td class=\"num\">2</td><td class=\"num\">22.0</td>");
    }

    @Test
    void many_sdls_of_one_folder_are_named_by_it() {
        assertThat(Commands.verify(Samples.proven(7))).isEqualTo("./meshproof verify --lab my.lab.yaml examples/");
        assertThat(Commands.verify(Samples.proven(2), "joined"))
                .isEqualTo("./meshproof verify --claims joined --lab my.lab.yaml " + Samples.SDL
                        + " 'examples/akash server-2.yaml'");
    }

    @Test
    void takes_in_sections_that_were_rendered_elsewhere() {
        Section section = Section.rendered(
                "timeline", "When what happened", "<section id=\"timeline\"></section>", "b {}", "f();");

        String page = Page.render(Samples.proven(3), folder, List.of(section));

        assertThat(page)
                .contains("<main id=\"main\"><section id=\"timeline\"></section></main>")
                .contains("<li><a href=\"#timeline\">When what happened</a></li>", "b {}</style>", "f();</script>");
    }

    @Test
    void a_hundred_replicas_are_a_page_that_opens() {
        for (RunResult run : List.of(Samples.proven(100), Samples.refuted(100, "x".repeat(2_000)))) {
            long begin = cpuNanos();
            String page = render(run);

            assertThat(Duration.ofNanos(cpuNanos() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(page.getBytes(UTF_8)).hasSizeLessThan(5 << 20);
            assertThat(page).contains("more are in run.json", "cells with all as it must be");
        }
    }

    /** Of this thread: others may keep the machine busy. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult r) -> r.group(r.groupCount() > 0 ? 1 : 0))
                .toList();
    }
}
