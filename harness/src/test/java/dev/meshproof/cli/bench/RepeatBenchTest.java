package dev.meshproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RepeatBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path top;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--into", top.resolve("bench").toString()));
        return new CommandLine(new RepeatBench(top))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void prints_each_verdict_and_the_distribution_of_times() throws IOException {
        StandInLauncher launcher = StandInLauncher.at(top, "proven", "proven", "proven");

        assertThat(run("--runs", "3")).isZero();

        assertThat(out.toString())
                .containsPattern("  1  +[0-9.]+ s  PROVEN\n  2  +[0-9.]+ s  PROVEN\n  3  +[0-9.]+ s  PROVEN\n")
                .contains("PROVEN  3 of 3 runs, with 0 busy processes beside them\n")
                .containsPattern("time    min [0-9.]+ s, median [0-9.]+ s, p90 [0-9.]+ s, max [0-9.]+ s\n")
                .contains("claims  each PROVEN or NOT_APPLICABLE in every run");
        assertThat(err.toString()).contains("run 3 of 3: PROVEN, ");
        assertThat(launcher.calls())
                .hasSize(3)
                .allSatisfy(
                        call -> assertThat(call).startsWith("verify --runs ").endsWith("/examples/three-providers"));
    }

    @Test
    void should_fail_and_name_the_open_claims_if_a_run_is_not_proven() throws IOException {
        StandInLauncher.at(top, "proven", "refuted");

        assertThat(run("--runs", "2")).isEqualTo(1);

        assertThat(out.toString())
                .contains("  REFUTED\n                joined REFUTED: ")
                .contains("PROVEN  1 of 2 runs")
                .contains("claims  some were open, see above");
    }

    @Test
    void should_fail_if_a_run_comes_to_no_verdict_and_tell_what_it_said() throws IOException {
        StandInLauncher.at(top, "none");

        assertThat(run("--runs", "1", "--json")).isEqualTo(1);

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/proven").asInt()).isZero();
        assertThat(json.at("/runs/0/verdict").asText())
                .isEqualTo("no verdict, exit code 3: meshproof: no engine answers");
        assertThat(Path.of(json.at("/runs/0/folder").asText())).exists();
    }

    @Test
    void a_load_is_there_until_the_last_run_and_not_longer() throws IOException {
        StandInLauncher.at(top, "proven");
        List<ProcessHandle> before = ProcessHandle.current().children().toList();

        assertThat(run("--runs", "1", "--load", "2")).isZero();

        assertThat(out.toString()).contains("with 2 busy processes beside them");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isSubsetOf(before);
    }

    @Test
    void busy_processes_are_busy_until_they_are_closed() throws IOException {
        BusyProcesses busy = BusyProcesses.start(2);

        assertThat(busy.running()).isEqualTo(2);
        busy.close();
        assertThat(busy.running()).isZero();
    }

    @Test
    void should_fail_if_there_is_nothing_to_run() {
        assertThat(run("--runs", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--runs 0: at least 1");
        assertThat(Files.exists(top.resolve("bench"))).isFalse();
    }

    @Test
    void a_quantile_is_a_measurement_that_was_made() {
        Spread spread = Spread.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0, 10.0, 9.0, 8.0, 7.0, 6.0));

        assertThat(spread.quantile(0.9)).isEqualTo(9.0);
        assertThat(spread.quantile(1)).isEqualTo(10.0);
        assertThat(Spread.of(List.of(1.0)).quantile(0.9)).isEqualTo(1.0);
    }
}
