package dev.meshproof.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();

    private void tell(Progress progress) {
        progress.stage("ready");
        progress.step("a/b ready");
        progress.awaited(1, 3, "replicas");
        progress.event("a/c keeps ending");
        progress.detail(() -> "asked " + "x".repeat(1_000) + "\u001b[2J");
        progress.trouble("no page was written");
        progress.close();
    }

    @Test
    void a_pipe_gets_a_plain_line_for_each_stage_step_and_event() {
        tell(Progress.usual(new PrintWriter(err)));

        assertThat(err.toString().lines())
                .allMatch(line -> line.matches(" +[0-9.]+ s  .*"))
                .extracting(line -> line.replaceFirst(".* s  ", ""))
                .containsExactly("ready", "  a/b ready", "  a/c keeps ending", "  no page was written");
        assertThat(err.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void verbose_tells_each_question_too_harmless_and_bounded() {
        tell(Progress.verbose(new PrintWriter(err)));

        assertThat(err.toString().lines()).hasSize(5).anyMatch(line -> line.matches(".* s    asked x{100,}…"));
        assertThat(err.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void quiet_tells_nothing_but_what_went_wrong() {
        tell(Progress.quiet(new PrintWriter(err)));

        assertThat(err).hasToString("meshproof: no page was written" + System.lineSeparator());
    }
}
