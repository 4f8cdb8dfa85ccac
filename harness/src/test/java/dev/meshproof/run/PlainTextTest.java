package dev.meshproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void nothing_that_steers_a_terminal_is_left() {
        assertThat(PlainText.of(
                        "a\u001b[31;1mred\u001b[0m\u001b]0;title\u0007b\u001b]8;;http://x\u001b\\c\u0000\u009b2Jd\re"))
                .isEqualTo("aredbc2Jde");
        assertThat(PlainText.of("one\ntwo\tthree\u2028four")).isEqualTo("one two three four");
        assertThat(PlainText.of("abc\u202edef\u200b\ud800")).isEqualTo("abcdef");
        assertThat(PlainText.of("Grüße, 東京 ✓ 👍")).isEqualTo("Grüße, 東京 ✓ 👍");
        assertThat(PlainText.of("\u001b")).isEmpty();
    }

    @Test
    void takes_device_control_strings_whole() {
        assertThat(PlainText.of("a\u001bP+q544e\u001b\\b\u001b_private\u001b\\c"))
                .isEqualTo("abc");
    }

    @Test
    void cuts_by_characters_and_says_so() {
        assertThat(PlainText.of("👍👍👍👍", 3)).isEqualTo("👍👍…");
        assertThat(PlainText.of("abc", 3)).isEqualTo("abc");
    }
}
