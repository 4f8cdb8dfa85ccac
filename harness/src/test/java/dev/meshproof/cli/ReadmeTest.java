package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows of a terminal comes from real runs, by .ci/readme-sample. */
class ReadmeTest {
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample (\\w+) -->\n```\n(.*?)```\n<!-- /sample -->\n", Pattern.DOTALL);

    private static List<MatchResult> samples() throws IOException {
        return SAMPLE.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .toList();
    }

    @Test
    void its_samples_fit_a_terminal_and_name_no_place_of_a_machine() throws IOException {
        assertThat(samples()).extracting(sample -> sample.group(1)).containsExactly("proven", "refuted");
        assertThat(samples()).extracting(sample -> sample.group(2)).allSatisfy(screen -> {
            assertThat(screen.lines()).hasSizeLessThanOrEqualTo(23).allMatch(line -> Cells.of(line) <= 80);
            assertThat(screen).contains("\nRun   .meshproof/runs/").doesNotContain(" /");
        });
    }

    @Test
    void its_samples_are_of_the_verdicts_that_they_are_named_for() throws IOException {
        assertThat(samples())
                .allSatisfy(sample -> assertThat(sample.group(2).substring(2).toLowerCase(java.util.Locale.ROOT))
                        .startsWith(sample.group(1)));
    }
}
