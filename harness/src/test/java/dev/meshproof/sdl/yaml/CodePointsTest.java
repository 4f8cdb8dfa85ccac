package dev.meshproof.sdl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void agreesWithString() {
        String text = "a\uD83D\uDE42bc\uD83D\uDE42\uD83D\uDE42d";
        CodePoints codePoints = CodePoints.of(text);
        int count = text.codePointCount(0, text.length());

        for (int i = 0; i <= count; i++) {
            int index = text.offsetByCodePoints(0, i);
            assertThat(codePoints.index(i)).isEqualTo(index);
            assertThat(codePoints.before(index)).isEqualTo(i);
        }
        assertThat(codePoints.index(count + 5)).isEqualTo(text.length());
    }
}
