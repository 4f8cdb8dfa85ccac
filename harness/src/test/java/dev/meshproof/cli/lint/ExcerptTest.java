package dev.meshproof.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.Cells;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static String marked(Excerpt excerpt) {
        return " ".repeat(excerpt.before()) + "^".repeat(excerpt.length());
    }

    @Test
    void marks_what_is_meant() {
        Excerpt excerpt = Excerpt.of("  size: 1gi", 9, 3, 80);

        assertThat(excerpt.text()).isEqualTo("  size: 1gi");
        assertThat(marked(excerpt)).isEqualTo("        ^^^");
    }

    @Test
    void counts_tabs_and_wide_characters_in_cells() {
        Excerpt excerpt = Excerpt.of("a\t名前: x", 5, 4, 80);

        assertThat(excerpt.text()).isEqualTo("a   名前: x");
        assertThat(marked(excerpt)).isEqualTo("        ^^^");
    }

    @Test
    void writes_control_characters_out() {
        Excerpt excerpt = Excerpt.of("a\u001b[31m\u202eb\u0007", 3, 1, 80);

        assertThat(excerpt.text()).isEqualTo("a\\u{1b}[31m\\u{202e}b\\u{7}");
        assertThat(marked(excerpt)).isEqualTo("       ^");
    }

    @Test
    void cuts_a_long_line_around_the_place() {
        String line = "x".repeat(5000) + "HERE" + "y".repeat(5000);
        Excerpt excerpt = Excerpt.of(line, 5001, 4, 60);

        assertThat(Cells.of(excerpt.text())).isLessThanOrEqualTo(60);
        assertThat(excerpt.text()).startsWith("…").endsWith("…");
        assertThat(excerpt.text().substring(excerpt.before(), excerpt.before() + excerpt.length()))
                .isEqualTo("HERE");
    }

    @Test
    void cuts_what_is_marked_where_it_is_too_long_itself() {
        Excerpt excerpt = Excerpt.of("key: " + "z".repeat(500), 6, 500, 60);

        assertThat(Cells.of(excerpt.text())).isLessThanOrEqualTo(60);
        assertThat(excerpt.before() + excerpt.length()).isLessThanOrEqualTo(60);
    }

    @Test
    void stands_a_place_behind_the_line() {
        Excerpt excerpt = Excerpt.of("abc", 9, 5, 60);

        assertThat(marked(excerpt)).isEqualTo("   ^");
    }
}
