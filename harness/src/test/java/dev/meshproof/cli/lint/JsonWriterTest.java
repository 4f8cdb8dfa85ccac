package dev.meshproof.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final JsonNode json = new ObjectMapper().readTree(JsonWriter.write(Results.goodAndBad()));

    JsonWriterTest() throws IOException {}

    @Test
    void gives_each_file_and_both_verdicts() {
        assertThat(json).hasSize(3);
        assertThat(json.at("/0/file").asText()).isEqualTo("a b/good.yaml");
        assertThat(json.at("/0/chain").asText()).isEqualTo("valid");
        assertThat(json.at("/0/console").asText()).isEqualTo("valid");
        assertThat(json.at("/0/diagnostics")).isEmpty();
        assertThat(json.at("/1/chain").asText()).isEqualTo("invalid");
        assertThat(json.at("/1/console").asText()).isEqualTo("invalid");
    }

    @Test
    void gives_each_diagnostic_in_lower_case_with_its_place() {
        JsonNode size = find("size-suffix");

        assertThat(size.path("severity").asText()).isEqualTo("error");
        assertThat(size.path("judge").asText()).isEqualTo("chain");
        assertThat(size.path("line").asInt()).isEqualTo(8);
        assertThat(size.path("column").asInt()).isEqualTo(63);
        assertThat(size.path("endColumn").asInt()).isEqualTo(66);
        assertThat(find("image-tag").path("severity").asText()).isEqualTo("note");
        assertThat(find("image-tag").path("judge").asText()).isEqualTo("advice");
    }

    @Test
    void says_in_the_message_what_to_type() {
        assertThat(find("size-suffix").path("message").asText()).contains("1gi", "1Gi");
    }

    @Test
    void always_gives_a_place() throws IOException {
        JsonNode none = new ObjectMapper()
                .readTree(JsonWriter.write(List.of(
                        dev.meshproof.lint.Linter.lint("x", new byte[dev.meshproof.sdl.SdlFiles.MAX_BYTES + 1]))));

        assertThat(none.at("/0/diagnostics/0/line").asInt()).isEqualTo(1);
        assertThat(none.at("/0/diagnostics/0/column").asInt()).isEqualTo(1);
    }

    private JsonNode find(String code) {
        for (JsonNode diagnostic : json.at("/1/diagnostics")) {
            if (diagnostic.path("code").asText().equals(code)) {
                return diagnostic;
            }
        }
        throw new AssertionError("no " + code + " in " + json);
    }
}
