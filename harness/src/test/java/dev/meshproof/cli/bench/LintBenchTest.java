package dev.meshproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.Linter;
import dev.meshproof.sdl.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LintBenchTest {
    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
        assertThat(code).isZero();
        return out.toString();
    }

    @Test
    void prints_every_figure() {
        assertThat(run("lint", "--documents", "10", "--fuzzed", "200", "--starts", "0"))
                .contains(
                        "10 documents of 2",
                        "a document of 10 MiB",
                        "an alias bomb",
                        "200 fuzzed documents",
                        "0 exceptions")
                .contains("ms of CPU");
    }

    @Test
    void prints_them_as_json() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(run("lint", "--documents", "10", "--fuzzed", "200", "--starts", "0", "--json"));

        assertThat(json.at("/documents/count").asInt()).isEqualTo(10);
        assertThat(json.at("/hostile")).hasSize(3);
        assertThat(json.at("/hostile/0/code").asText()).isEqualTo("file-too-large");
        assertThat(json.at("/fuzzed/count").asInt()).isEqualTo(200);
    }

    @Test
    void measures_documents_of_2_kib_that_akash_accepts() {
        LintResult result = Linter.lint("x", LintLoad.document(7).getBytes(StandardCharsets.UTF_8));

        assertThat(LintLoad.document(7)).hasSizeBetween(1900, 2100);
        assertThat(result.chain() && result.console()).isTrue();
        assertThat(result.diagnostics()).extracting(Diagnostic::code).contains("authkey-placeholder");
    }
}
