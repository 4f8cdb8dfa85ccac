package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.lab.LabException;
import dev.meshproof.sdl.SdlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FailuresTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource({"PROVEN, 0", "REFUTED, 1", "INCONCLUSIVE, 3", "NOT_APPLICABLE, 3"})
    void each_verdict_has_its_exit_code(Verdict verdict, int exitCode) {
        assertThat(ExitCode.of(verdict)).isEqualTo(exitCode);
    }

    @Test
    void an_sdl_that_cannot_run_is_wrong_use() {
        assertThat(handle(new SdlException(List.of()))).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void an_environment_that_cannot_run_a_lab_is_told_in_one_line() {
        assertThat(handle(new LabException("no container engine answers; start one")))
                .isEqualTo(3);
        assertThat(err).hasToString("meshproof: no container engine answers; start one" + System.lineSeparator());
    }

    @Test
    void a_failure_of_a_thread_is_told_as_itself() {
        assertThat(handle(new CompletionException(new LabException("the network is full"))))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("meshproof: the network is full");
    }

    @Test
    void what_nobody_expected_is_told_without_a_stack_trace_and_with_how_to_get_one() {
        assertThat(handle(new IOException("disk full"))).isEqualTo(3);
        assertThat(err.toString())
                .contains("disk full", "MESHPROOF_STACKTRACE=1")
                .doesNotContain("\tat ");
    }

    @Test
    void an_unknown_option_is_wrong_use_and_named() {
        assertThat(commandLine.execute("verify", "--no-such-option", "x.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("--no-such-option", "meshproof verify --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verfy x.yaml | there is no command \"verfy\" (did you mean verify?) | meshproof --help",
                "--jsn | there is no option \"--jsn\" | meshproof --help",
                "verify --jsn x.yaml | verify has no option \"--jsn\" (did you mean --json?) | meshproof verify --help",
                "bench clams | bench has no command \"clams\" (did you mean claims?) | meshproof bench --help",
                "doctor now | doctor takes no argument \"now\" | meshproof doctor --help",
                "verify -q -v x.yaml | --quiet, --verbose are mutually exclusive (specify only one) | meshproof verify --help",
                "judge | Missing required parameter: 'RUN' | meshproof judge --help"
            })
    void wrong_use_is_one_line_with_what_was_meant_and_one_with_where_to_get_help(
            String arguments, String what, String help) {
        assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("meshproof: " + what, "Try: " + help);
    }

    @Test
    void an_unknown_claim_is_wrong_use_and_named() {
        assertThat(commandLine.execute("verify", "--claims", "joined,joind", "x.yaml"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--claims: there is no claim \"joind\"; there are joined, ");
    }

    private int handle(Exception failure) {
        return new Failures().handleExecutionException(failure, commandLine, commandLine.parseArgs("clean"));
    }
}
