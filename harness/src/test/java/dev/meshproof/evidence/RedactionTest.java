package dev.meshproof.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "tskey-auth-k1/abc+def \"q\"";

    private final Redaction redaction = new Redaction();

    @Test
    void takes_a_secret_out_of_a_text() {
        redaction.add(SECRET);

        assertThat(redaction.redact("--authkey=" + SECRET + " --reset")).isEqualTo("--authkey=[redacted] --reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:"})
    void takes_its_base64_form_out_wherever_it_begins(String before) {
        redaction.add(SECRET);
        String encoded = Base64.getEncoder().encodeToString((before + SECRET + "tail").getBytes(UTF_8));

        assertThat(redaction.redact(encoded)).contains(Redaction.MARK).hasSizeLessThan(before.length() * 2 + 32);
    }

    @Test
    void takes_its_percent_encoded_and_json_forms_out() {
        redaction.add(SECRET);

        assertThat(redaction.redact("?k=" + URLEncoder.encode(SECRET, UTF_8))).isEqualTo("?k=[redacted]");
        assertThat(redaction.redact("{\"k\":\"" + SECRET.replace("\"", "\\\"") + "\"}"))
                .isEqualTo("{\"k\":\"[redacted]\"}");
    }

    @Test
    void a_secret_that_contains_another_goes_whole() {
        redaction.add("tskey-auth");
        redaction.add("tskey-auth-longer");

        assertThat(redaction.redact("x tskey-auth-longer y")).isEqualTo("x [redacted] y");
    }

    @Test
    void refuses_values_too_short_to_look_for() {
        assertThat(redaction.add("web")).isFalse();
        assertThat(redaction.add("   ")).isFalse();
        assertThat(redaction.redact("web")).isEqualTo("web");
        assertThat(redaction.add(SECRET)).isTrue();
        assertThat(redaction).hasToString("Redaction[" + SecretForms.of(SECRET).size() + " forms]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 100})
    void a_stream_finds_it_across_the_borders_of_writes(int chunk) throws IOException {
        redaction.add(SECRET);
        String log = "tskey-tskey-auth-k1/" + SECRET + SECRET + " é " + SECRET.substring(0, 9);

        assertThat(through(log, chunk, true))
                .isEqualTo("tskey-tskey-auth-k1/[redacted][redacted] é " + SECRET.substring(0, 9));
    }

    @Test
    void flushing_lets_go_of_everything_but_the_beginning_of_a_secret() throws IOException {
        redaction.add(SECRET);

        assertThat(through("a line\ntskey-auth", 100, false)).isEqualTo("a line\n");
        assertThat(through("a line\n", 100, false)).isEqualTo("a line\n");
    }

    @Test
    void holds_for_a_stream_that_is_open_already() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = redaction.guarding(out)) {
            stream.write("first ".getBytes(UTF_8));
            redaction.add(SECRET);
            stream.write(SECRET.getBytes(UTF_8));
        }

        assertThat(out.toString(UTF_8)).isEqualTo("first [redacted]");
    }

    private String through(String log, int chunk, boolean close) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream stream = redaction.guarding(out);
        byte[] bytes = log.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i += chunk) {
            stream.write(bytes, i, Math.min(chunk, bytes.length - i));
            stream.flush();
        }
        if (close) {
            stream.close();
        }
        return out.toString(UTF_8);
    }
}
