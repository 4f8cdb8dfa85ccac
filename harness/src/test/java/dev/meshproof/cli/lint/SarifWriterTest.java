package dev.meshproof.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SarifWriterTest {
    private static final Path HERE = Path.of("/a/checkout");
    private final ObjectMapper mapper = new ObjectMapper();

    private JsonNode sarif() throws IOException {
        return mapper.readTree(new SarifWriter("1.2.3", HERE).write(Results.goodAndBad()));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(new ObjectMapper().readTree(schema));
        }
    }

    @Test
    void is_valid_by_sarifs_own_schema() throws IOException {
        assertThat(schema().validate(sarif())).isEmpty();
        assertThat(schema().validate(mapper.readTree(new SarifWriter("1", HERE).write(List.of()))))
                .isEmpty();
    }

    @Test
    void should_fail_if_it_were_not() throws IOException {
        ObjectNode broken = (ObjectNode) sarif().at("/runs/0/results/0");
        JsonNode whole = sarif();
        ((ObjectNode) whole.at("/runs/0/results/0")).put("level", "dreadful");

        assertThat(broken).isNotEmpty();
        assertThat(schema().validate(whole)).isNotEmpty();
    }

    @Test
    void counts_columns_in_code_points() throws IOException {
        JsonNode run = sarif().at("/runs/0");

        assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
        JsonNode region = result("env-not-expanded").at("/locations/0/physicalLocation/region");
        assertThat(region.path("startLine").asInt()).isEqualTo(5);
        assertThat(region.path("startColumn").asInt()).isEqualTo(16);
        assertThat(region.path("endColumn").asInt()).isEqualTo(20);
    }

    @Test
    void describes_each_rule_once() throws IOException {
        JsonNode rules = sarif().at("/runs/0/tool/driver/rules");

        for (JsonNode result : sarif().at("/runs/0/results")) {
            JsonNode rule = rules.get(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(rule.at("/shortDescription/text").asText()).contains(" ");
        }
        assertThat(rules.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void names_files_relative_to_the_working_directory() throws IOException {
        String one = new SarifWriter("1", HERE).write(List.of(Results.of("/a/checkout/a b/ü.yaml", "a: [")));
        String other = new SarifWriter("1", HERE).write(List.of(Results.of("sub/../x.yaml", "a: [")));

        assertThat(mapper.readTree(one).findValuesAsText("uri")).containsOnly("a%20b/%C3%BC.yaml");
        assertThat(mapper.readTree(other).findValuesAsText("uri")).containsOnly("x.yaml");
    }

    private JsonNode result(String code) throws IOException {
        for (JsonNode result : sarif().at("/runs/0/results")) {
            if (result.path("ruleId").asText().equals(code)) {
                return result;
            }
        }
        throw new AssertionError("no " + code);
    }
}
