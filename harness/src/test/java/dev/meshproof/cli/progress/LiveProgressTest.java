package dev.meshproof.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final int WIDTH = 50;

    private final AtomicLong nanos = new AtomicLong();
    private final Screen screen = new Screen(WIDTH);
    private final LiveProgress progress =
            new LiveProgress(new PrintWriter(screen), new Terminal(WIDTH, false), nanos::get);

    private void after(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
        progress.repaint();
    }

    @Test
    void a_stage_is_one_line_that_changes_and_stays_when_it_has_ended() {
        progress.stage("replicas");
        after(1.5);
        progress.stage("ready");
        progress.awaited(2, 3, "replicas");
        after(7.2);

        assertThat(screen.lines())
                .containsExactly("replicas             1.5 s", "ready                7.2 s  2 of 3 replicas");
        progress.close();
        assertThat(screen.lines())
                .containsExactly("replicas             1.5 s", "ready                7.2 s  2 of 3 replicas", "");
    }

    @Test
    void what_is_shorter_leaves_nothing_behind_of_what_was_longer() {
        progress.stage("ready");
        progress.step("building something that takes long");
        after(1);
        progress.awaited(1, 3, "replicas");
        after(1);

        assertThat(screen.lines()).containsExactly("ready                2.0 s  1 of 3 replicas");
    }

    @Test
    void an_event_stays_above_the_stage() {
        progress.stage("ready");
        after(1);
        progress.event("replica a/b ended with exit code 3 and is restarted (1)");
        after(1);

        assertThat(screen.raw()).contains("\n");
        // Lines that stay may wrap: nothing is written over them again.
        assertThat(String.join("", screen.lines()))
                .isEqualTo("  replica a/b ended with exit code 3 and is restarted (1)ready                2.0 s");
    }

    @Test
    void a_step_is_gone_when_its_stage_has_ended() {
        progress.stage("engine and images");
        progress.step("alpine: pulling");
        after(3);
        assertThat(screen.lines()).containsExactly("engine and images    3.0 s  alpine: pulling");

        progress.close();
        assertThat(screen.lines()).containsExactly("engine and images    3.0 s", "");
    }

    @Test
    void no_line_is_wrapped_whatever_is_awaited() {
        progress.stage("ready");
        for (int i = 0; i < 5; i++) {
            progress.awaited(i, 30, "replicas; 東京-".repeat(30));
            after(1);
        }

        assertThat(screen.lines()).hasSize(1);
        assertThat(dev.meshproof.cli.Cells.of(screen.lines().get(0))).isLessThan(WIDTH);
    }

    @Test
    void hostile_text_cannot_steer_the_terminal() {
        progress.stage("ready");
        progress.awaited(0, 1, "\u001b]0;title\u0007\u001b[2J\r\nreplicas");
        after(1);
        progress.event("\u001b[31mred\u202e\r");

        assertThat(screen.raw()).doesNotContain("\u001b", "\u0007", "\u202e", "\r\n");
    }

    @Test
    void colours_are_left_out_if_not_wanted_and_always_ended() {
        LiveProgress coloured = new LiveProgress(new PrintWriter(screen), new Terminal(WIDTH, true), nanos::get);
        coloured.stage("quiet");
        coloured.close();
        assertThat(screen.raw()).contains("\u001b[2m").endsWith("\u001b[0m" + System.lineSeparator());

        progress.stage("quiet");
        progress.close();
        assertThat(screen.raw().substring(screen.raw().lastIndexOf('m'))).doesNotContain("\u001b");
    }

    @Test
    void after_the_end_what_comes_late_is_a_plain_line() {
        progress.stage("ready");
        after(1);
        progress.close();
        progress.event("interrupted; taking the lab down");
        progress.stage("take down");
        after(1);
        progress.close();

        assertThat(screen.lines())
                .containsExactly("ready                1.0 s", "  interrupted; taking the lab down", "take down", "");
    }
}
