package dev.meshproof.wiretap.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeedlesTest {
    private final SplittableRandom random = new SplittableRandom(17);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<Form> found(byte[] canary, byte[] text) {
        List<Form> forms = new ArrayList<>();
        new NeedleSearch(Needles.of("c", canary)).scan(text, 0, text.length, (needle, at) -> forms.add(needle.form()));
        return forms;
    }

    @Test
    void finds_a_canary_however_it_is_written() {
        for (int i = 0; i < 200; i++) {
            byte[] canary = noise(16 + i % 20);
            String hex = HexFormat.of().formatHex(canary);
            assertThat(found(canary, canary)).containsExactly(Form.RAW);
            assertThat(found(
                            canary,
                            new StringBuilder(new String(canary, ISO_8859_1))
                                    .reverse()
                                    .toString()
                                    .getBytes(ISO_8859_1)))
                    .containsExactly(Form.REVERSED);
            assertThat(found(canary, hex.getBytes(ISO_8859_1))).containsExactly(Form.HEX);
            assertThat(found(canary, hex.toUpperCase(java.util.Locale.ROOT).getBytes(ISO_8859_1)))
                    .containsExactly(Form.HEX_UPPER);
            String percent = hex.replaceAll("..", "%$0");
            assertThat(found(canary, percent.getBytes(ISO_8859_1))).containsExactly(Form.PERCENT_LOWER);
            assertThat(found(canary, percent.toUpperCase(java.util.Locale.ROOT).getBytes(ISO_8859_1)))
                    .containsExactly(Form.PERCENT);
        }
    }

    @Test
    void finds_it_in_base64_wherever_it_stands() {
        for (int i = 0; i < 300; i++) {
            byte[] canary = noise(16 + i % 20);
            byte[] text = new byte[i % 7 + canary.length + i % 5];
            random.nextBytes(text);
            System.arraycopy(canary, 0, text, i % 7, canary.length);

            assertThat(found(canary, Base64.getEncoder().encode(text)))
                    .hasSize(1)
                    .first()
                    .isIn(Form.BASE64, Form.BASE64_AFTER_1, Form.BASE64_AFTER_2);
            assertThat(found(canary, Base64.getUrlEncoder().encode(text))).hasSize(1);
        }
    }

    @Test
    void finds_what_a_url_encoder_makes_of_it() {
        String canary = "a/b?c d&e=f~g-h.i_j";
        String encoded =
                URLEncoder.encode(canary, ISO_8859_1).replace("+", "%20").replace("%7E", "~");

        assertThat(found(canary.getBytes(ISO_8859_1), encoded.getBytes(ISO_8859_1)))
                .containsExactly(Form.PERCENT_RESERVED);
    }

    @Test
    void has_each_form_once() {
        assertThat(Needles.of("c", "0123456789abcdef".getBytes(ISO_8859_1)).stream()
                        .map(Needle::form))
                .doesNotContain(Form.PERCENT_RESERVED, Form.BASE64_URL)
                .contains(Form.RAW, Form.HEX, Form.PERCENT);
        assertThat(Needles.of("name", new byte[16]).get(0)).hasToString("name raw");
    }

    @Test
    void should_fail_if_a_canary_is_too_short_or_too_long() {
        assertThatThrownBy(() -> Needles.of("c", new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("canary c has 15 bytes, expected 16 to 256");
        assertThatThrownBy(() -> Needles.of("c", new byte[257])).isInstanceOf(IllegalArgumentException.class);
    }
}
