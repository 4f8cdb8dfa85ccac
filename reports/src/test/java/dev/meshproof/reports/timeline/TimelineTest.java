package dev.meshproof.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final RunResult RUN = SampleRuns.of(3, Verdict.PROVEN, "yes", List.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        new RunFolders(folder)
                .log("replica akash-server-1/backend (odd) │ name", List.of("x", "y: error │ z"), 5, 1_234_567)
                .log("control plane", List.of("GET / HTTP/1.1\" 404"), 7)
                .event(3, "akash-server-1/backend", "ready")
                .file("artifacts/old.log", "line\n".repeat(3_000))
                .file("evidence.jsonl", RunFolders.observation(1, 1, "01.000", "connect", "reached", "QUIET"))
                .withClock();
    }

    @Test
    void the_same_folder_gives_the_same_bytes() throws IOException {
        assertThat(Timeline.section(RUN, folder)).isEqualTo(Timeline.section(RUN, folder));
    }

    @Test
    void there_are_two_sections_with_their_headings() throws IOException {
        String html = Timeline.section(RUN, folder).html();

        assertThat(html)
                .startsWith("<section id=\"timeline\" aria-labelledby=\"timeline-title\"><h2 id=\"timeline-title\">")
                .contains("</section>\n<section id=\"logs\" aria-labelledby=\"logs-title\"><h2 id=\"logs-title\">")
                .endsWith("</section>\n");
        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(m -> m.group(1)))
                .doesNotHaveDuplicates();
        assertThat(html.split("role=\"region\" aria-label=\"[^\"]+\" tabindex=\"0\"", -1))
                .hasSize(4);
    }

    @Test
    void nothing_is_fetched_and_no_data_becomes_markup() throws IOException {
        Timeline.Section section = Timeline.section(RUN, folder);

        assertThat(section.html() + section.css() + section.js())
                .doesNotContain("http://", "https://", "@import", "url(", "src=");
        assertThat(section.js())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "</");
        assertThat(section.css()).doesNotContain("</");
    }

    @Test
    void every_id_and_class_that_the_script_asks_for_is_there() throws IOException {
        Timeline.Section section = Timeline.section(RUN, folder);
        Matcher ids = Pattern.compile("getElementById\\('([^']+)'\\)").matcher(section.js());

        assertThat(ids.results().map(m -> m.group(1)).distinct())
                .hasSizeGreaterThan(8)
                .allSatisfy(id -> assertThat(section.html()).contains("id=\"" + id + "\""));
    }

    /** Java's and JavaScript's expressions agree in all that is used here. */
    @Test
    void the_script_understands_every_row() throws IOException {
        Timeline.Section section = Timeline.section(RUN, folder);
        Matcher expression = Pattern.compile("var ROW = /(.*)/;").matcher(section.js());
        assertThat(expression.find()).isTrue();
        Pattern row = Pattern.compile(expression.group(1));
        String html = section.html();
        List<String> rows = html.substring(html.indexOf("<pre id=\"lg-lines\">\n") + 20, html.indexOf("</pre>"))
                .lines()
                .toList();

        assertThat(rows).hasSize(2_003).allMatch(row.asMatchPredicate());
        assertThat(groups(row, rows.get(0)))
                .containsExactly("+0.005s", "-", "replica akash-server-1/backend [odd] | name", null, "x");
        assertThat(groups(row, rows.get(2)))
                .containsExactly(
                        "+1234.567s", "error", "replica akash-server-1/backend [odd] | name", null, "y: error │ z");
        assertThat(groups(row, rows.get(3))).containsExactly("no-time", "-", "old", "1,000 lines", "line");
    }

    private static List<String> groups(Pattern row, String text) {
        Matcher m = row.matcher(text);
        assertThat(m.matches()).isTrue();
        return java.util.Arrays.asList(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5));
    }
}
