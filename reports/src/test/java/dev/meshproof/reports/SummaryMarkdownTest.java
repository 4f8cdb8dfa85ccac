package dev.meshproof.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownTest {
    private static final String HOSTILE =
            "\u001b[31m| `x` ``y`` <script>alert(1)</script> @everyone \\| [a](http://b) \u202e\n# head\n```";

    @TempDir
    Path folder;

    @Test
    void is_found_by_the_harness_and_writes_into_the_run() {
        RunResult run = SampleRuns.of(3, Verdict.PROVEN, "", List.of());

        assertThat(ServiceLoader.load(RunListener.class)).hasAtLeastOneElementOfType(SummaryMarkdown.class);
        assertThat(RunListeners.tell(run, folder)).isEmpty();
        assertThat(folder.resolve("summary.md")).hasContent(SummaryMarkdown.render(run));
    }

    @Test
    void a_proven_run_has_no_failure() {
        assertThat(SummaryMarkdown.render(SampleRuns.of(3, Verdict.PROVEN, "", List.of())))
                .startsWith("## ✅ PROVEN: `three-providers`\n")
                .contains("| ✅ | `bound-to-loopback` | PROVEN | 3 of 3 | 3 | 3 |\n")
                .contains("| `akash-server-1/backend` | – | ✅✅ | ✅✅ |\n")
                .contains("| `join` | 7.9 s |\n| `images` | 0.1 s |\n")
                .contains("| `headscale v0.29.2` | `control plane` |\n")
                .contains("| `alpine:latest` | stand-in, `recipe:2222` |\n")
                .contains("./meshproof verify 'examples/akash server-1.yaml' 'examples/")
                .contains("- `the engine is old`\n")
                .doesNotContain("expected:");
    }

    @Test
    void failures_come_first_with_expected_seen_and_place() {
        String text =
                SummaryMarkdown.render(SampleRuns.of(3, Verdict.REFUTED, "0.0.0.0 (tcp)", List.of("Serving HTTP")));

        assertThat(text)
                .startsWith("## ❌ REFUTED")
                .contains("- cause: `it listens on 0.0.0.0:8000`\n"
                        + "- change: `examples/akash server.yaml:6:9`, `bind it to 127.0.0.1`\n")
                .contains("- expected: `port 8000 listens on no address but 127.0.0.1`\n- seen: `0.0.0.0 (tcp)`\n"
                        + "- at: `examples/akash server.yaml:6:9`\n")
                .contains("```text\nServing HTTP\n```\n");
        assertThat(text.indexOf("- expected:")).isLessThan(text.indexOf("### Claims"));
        assertThat(SummaryMarkdown.render(SampleRuns.of(3, Verdict.INCONCLUSIVE, "no answer", List.of())))
                .startsWith("## ⚠️ INCONCLUSIVE")
                .contains("- seen: `no answer`");
    }

    @Test
    void hostile_text_stays_code() {
        assertThat(Markdown.code(HOSTILE, 300))
                .isEqualTo("```` | `x` ``y`` <script>alert(1)</script> @everyone \\| [a](http://b)  # head ``` ````");
        assertThat(Markdown.cell("a|b\\|c", 300)).isEqualTo("`a¦b\\¦c`");
        assertThat(Markdown.code("  ", 300)).isEqualTo("–");
        assertThat(Markdown.block("text", List.of("```", "````x"), 300))
                .startsWith("`````text\n")
                .endsWith("\n`````\n");

        String text = SummaryMarkdown.render(SampleRuns.of(3, Verdict.REFUTED, HOSTILE, List.of(HOSTILE)));
        assertThat(text).doesNotContain("\u001b", "\u202e", "\n# head", "\n```\n- ");
    }

    @Test
    void stays_within_the_limit_for_a_hundred_replicas_with_long_logs() {
        List<String> log = Collections.nCopies(1000, "`|😀".repeat(500));

        for (Verdict verdict : List.of(Verdict.PROVEN, Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            String text = SummaryMarkdown.render(SampleRuns.of(100, verdict, "x".repeat(10_000), log));
            assertThat(text.getBytes(UTF_8)).hasSizeLessThan(64 * 1024);
            assertThat(text).contains("### Claims", "./meshproof verify", "of 9900 pairs proven both ways");
        }
    }

    @Test
    void says_when_it_left_something_out() {
        RunResult run = SampleRuns.of(3, Verdict.REFUTED, "", Collections.nCopies(10, "😀".repeat(200)));
        RunResult noisy =
                SampleRuns.with(run, run.timings(), run.durationMillis(), Collections.nCopies(50, "😀".repeat(400)));

        assertThat(SummaryMarkdown.render(noisy))
                .contains("### Claims", "_More would not fit here;")
                .doesNotContain("### Notes");
        assertThat(SummaryMarkdown.render(noisy).getBytes(UTF_8)).hasSizeLessThan(64 * 1024);
    }
}
