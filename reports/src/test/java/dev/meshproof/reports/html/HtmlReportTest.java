package dev.meshproof.reports.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        String page = render(Samples.inconclusive(3));

        assertThat(page)
                .contains("<div class=\"banner v-inconclusive\">")
                .contains("<article id=\"failure-1\" class=\"card v-inconclusive\">");
        assertThat(all("✗", page)).as("in the legend alone").hasSameSizeAs(all("✗", render(Samples.proven(3))));
        assertThat(all("(<[^<]*v-proven[^<]*>)(?:<[^>]*>)*[^<]*(?i:inconclusive)", page))
                .isEmpty();
        assertThat(all("v-proven[^<]*>(?:<[^>]*>)*\\?<", page)).isEmpty();
        assertThat(Look.css(Verdict.INCONCLUSIVE)).isEqualTo("v-inconclusive");
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
        String css = Resource.text("report.css");
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
            long begin = System.nanoTime();
            String page = render(run);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(page.getBytes(UTF_8)).hasSizeLessThan(5 << 20);
            assertThat(page).contains("more are in run.json", "cells with all as it must be");
        }
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult r) -> r.group(r.groupCount() > 0 ? 1 : 0))
                .toList();
    }
}
