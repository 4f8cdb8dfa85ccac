package dev.meshproof.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @Test
    void there_is_none_where_the_launcher_found_none() {
        assertThat(Terminal.of(null, XTERM)).isEmpty();
    }

    @Test
    void a_dumb_one_or_one_without_a_name_gets_plain_lines() {
        assertThat(Terminal.of("80", Map.of("TERM", "dumb"))).isEmpty();
        assertThat(Terminal.of("80", Map.of("TERM", ""))).isEmpty();
        assertThat(Terminal.of("80", Map.of())).isEmpty();
    }

    @Test
    void it_is_as_wide_as_COLUMNS_says_or_else_as_it_says_itself() {
        assertThat(Terminal.of("132", XTERM)).contains(new Terminal(132, true));
        assertThat(Terminal.of("132", Map.of("TERM", "xterm", "COLUMNS", "60"))).contains(new Terminal(60, true));
        assertThat(Terminal.of("132", Map.of("TERM", "xterm", "COLUMNS", "wide")))
                .contains(new Terminal(132, true));
    }

    @Test
    void one_that_does_not_know_its_width_has_the_usual_one() {
        assertThat(Terminal.of("0", XTERM)).contains(new Terminal(80, true));
        assertThat(Terminal.of("", XTERM)).contains(new Terminal(80, true));
    }

    @Test
    void one_too_narrow_for_a_stage_gets_plain_lines() {
        assertThat(Terminal.of("19", XTERM)).isEmpty();
    }

    @Test
    void NO_COLOR_takes_the_colours_and_leaves_the_line() {
        assertThat(Terminal.of("80", Map.of("TERM", "xterm", "NO_COLOR", "1"))).contains(new Terminal(80, false));
    }
}
