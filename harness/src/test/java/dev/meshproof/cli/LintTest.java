package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.cli.github.Runner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintTest {
    private static final String CLEAN = """
            version: "2.0"
            services:
              web:
                image: nginx:1.29.3
                expose: [{port: 80, to: [{global: true}]}]
            profiles:
              compute: {web: {resources: {cpu: {units: 1}, memory: {size: 1Gi}, storage: {size: 1Gi}}}}
              placement: {p: {pricing: {web: {denom: uact, amount: 1}}}}
            deployment: {web: {p: {profile: web, count: 1}}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Map<String, String> environment, String stdin, String... arguments) {
        Lint lint = new Lint(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), environment);
        return new CommandLine(CommandLine.Model.CommandSpec.create().name("meshproof"))
                .addSubcommand("lint", lint)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int run(String... arguments) {
        return run(Map.of(), "", arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void exits_with_0_if_the_chain_accepts_all() throws IOException {
        assertThat(run("lint", file("a.yaml", CLEAN))).isZero();
        assertThat(out.toString()).endsWith("a.yaml: valid for the chain and the console\n");
    }

    @Test
    void exits_with_1_if_the_chain_refuses_one() throws IOException {
        file("a.yaml", CLEAN);
        file("b.yml", CLEAN.replace("true", "false"));

        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("error[zero-global]", "2 files: 1 valid for the chain");
    }

    @Test
    void takes_the_console_into_account_only_if_strict() throws IOException {
        String file = file("a.yaml", CLEAN.replace("uact", "ibc/12AB"));

        assertThat(run("lint", file)).isZero();
        assertThat(run("lint", "--strict", file)).isEqualTo(1);
    }

    @Test
    void takes_warnings_into_account_only_if_strict_and_notes_never() throws IOException {
        String warning = file(
                "a.yaml",
                CLEAN.replace("port: 80", "port: 80").replace("    expose", "    env: ['A=${B}']\n    expose"));
        String note = file("b.yaml", CLEAN.replace("nginx:1.29.3", "nginx"));

        assertThat(run("lint", warning)).isZero();
        assertThat(run("lint", "--strict", warning)).isEqualTo(1);
        assertThat(run("lint", "--strict", note)).isZero();
    }

    @Test
    void exits_with_2_if_a_file_is_missing_and_lints_nothing() throws IOException {
        assertThat(run("lint", file("a.yaml", CLEAN), folder + "/b.yaml")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("b.yaml: there is no such file or directory");
    }

    @Test
    void exits_with_2_if_a_directory_has_no_sdl() {
        assertThat(run("lint", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no *.yaml or *.yml");
    }

    @Test
    void exits_with_2_if_used_wrongly() throws IOException {
        String file = file("a.yaml", CLEAN);

        assertThat(run("lint", "--no-such-option", file)).isEqualTo(2);
        assertThat(run("lint")).isEqualTo(2);
        assertThat(run("lint", "--json", "--sarif", file)).isEqualTo(2);
    }

    @Test
    void prints_json_and_nothing_else() throws IOException {
        assertThat(run(Map.of("GITHUB_ACTIONS", "true"), "", "lint", "--json", file("a.yaml", CLEAN)))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString())).hasSize(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void prints_sarif_and_nothing_else() throws IOException {
        assertThat(run(Map.of("GITHUB_ACTIONS", "true"), "", "lint", "--sarif", file("a.yaml", CLEAN)))
                .isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("version").asText())
                .isEqualTo("2.1.0");
    }

    @Test
    void annotates_in_a_github_job_only() throws IOException {
        String file = file("a.yaml", CLEAN.replace("nginx:1.29.3", "nginx"));

        run("lint", file);
        assertThat(out.toString()).doesNotContain("::notice");
        run(Map.of("GITHUB_ACTIONS", "true"), "", "lint", file);
        assertThat(out.toString()).contains("::notice file=" + file.replace(":", "%3A") + ",line=4,col=12");
    }

    @Test
    void what_an_sdl_holds_is_no_command_of_a_github_job() throws IOException {
        String file = file("a.yaml", CLEAN.replace("nginx:1.29.3", "'##[set-output name=a;]b'"));

        run("lint", file);
        assertThat(Runner.acts(out.toString())).as("it would act").isNotEmpty();
        out.getBuffer().setLength(0);
        run(Map.of("GITHUB_ACTIONS", "true"), "", "lint", file);
        assertThat(Runner.acts(out.toString()))
                .isNotEmpty()
                .allMatch(command -> command.startsWith("notice file=") || command.startsWith("warning file="));
    }

    @Test
    void reads_standard_input() {
        assertThat(run(Map.of(), CLEAN.replace("true", "false"), "lint", "-")).isEqualTo(1);
        assertThat(out.toString()).contains(" --> <stdin>", "<stdin>: invalid for the chain");
    }

    @Test
    void lints_the_examples_of_this_repository() {
        assertThat(run(
                        "lint",
                        "--json",
                        "../examples/three-providers",
                        "../examples/variants/ports-and-debian",
                        "../examples/databases"))
                .isZero();
        assertThat(out.toString()).doesNotContain("\"invalid\"");
    }
}
