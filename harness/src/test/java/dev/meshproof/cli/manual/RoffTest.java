package dev.meshproof.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoffTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "--json, \\-\\-json",
                ".meshproof/runs, \\&.meshproof/runs",
                "a.b, a.b",
                "'quoted', \\(aqquoted\\(aq",
                "C:\\fB, C:\\(rsfB",
                "~/x^`, \\(ti/x\\(ha\\(ga",
                "a → b, a \\[u2192] b",
                "𝄞, \\[u1D11E]"
            })
    void text_is_never_a_request_or_an_escape(String text, String roff) {
        assertThat(Roff.escape(text)).isEqualTo(roff);
    }

    @Test
    void a_line_feed_begins_no_line() {
        assertThat(Roff.escape("one\n.so /etc/passwd")).isEqualTo("one .so /etc/passwd");
    }

    @Test
    void an_argument_of_a_request_stays_one() {
        assertThat(new Roff().section("a \"b\" c")).hasToString(".SH \"a \\(dqb\\(dq c\"\n");
    }

    @Test
    void lines_of_an_example_are_kept() {
        assertThat(new Roff().example(List.of("  a \\", "    .b", "", "'c")))
                .hasToString(".PP\n.EX\n  a \\(rs\n    .b\n\n\\(aqc\n.EE\n");
    }
}
