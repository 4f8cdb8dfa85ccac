package dev.meshproof.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClaimsBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path top;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--into", top.resolve("bench").toString()));
        return new CommandLine(new ClaimsBench(top))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void sets_both_side_by_side_in_turn() throws IOException {
        StandInLauncher launcher = StandInLauncher.at(top, "proven", "proven", "proven");

        assertThat(run("--rounds", "2")).isZero();

        assertThat(launcher.calls()).hasSize(6);
        assertThat(launcher.calls().get(2)).contains("/1-some --claims joined,reachable-by-address,reachable-by-name ");
        assertThat(launcher.calls().get(3)).contains("/1-every ").doesNotContain("--claims");
        assertThat(out.toString())
                .containsPattern(
                        "verify with every claim \\(2\\) +[0-9.]+ s  \\([0-9.]+ to [0-9.]+, 2 runs\\)  2 PROVEN\n")
                .containsPattern("verify with 1 of them +[0-9.]+ s .*  2 PROVEN\n")
                .containsPattern("difference of the medians +-?[0-9.]+ s\n")
                .containsPattern("difference, round by round +-?[0-9.]+ s  \\(-?[0-9.]+ to -?[0-9.]+, 2 runs\\)\n")
                .containsPattern("  replicas join +7\\.90 +7\\.90 +\\+0\\.00\n")
                .containsPattern("  \\(JVM\\) +-?[0-9.]+ +-?[0-9.]+ +[-+][0-9.]+\n")
                .containsPattern("  controls +39 +9\n")
                .contains("  akash-server-1/backend                2.75 s\n");
    }

    @Test
    void prints_the_same_as_json_and_compares_with_what_it_is_told() throws IOException {
        StandInLauncher launcher = StandInLauncher.at(top, "proven", "proven");

        assertThat(run("--rounds", "1", "--against", "joined", "--json")).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/every/controls").asInt()).isEqualTo(39);
        assertThat(json.at("/some/claims").asInt()).isEqualTo(1);
        assertThat(json.at("/slowestScanSeconds/akash-server-1~1backend").asDouble())
                .isEqualTo(2.75);
        assertThat(json.at("/phases")).hasSize(5);
        assertThat(launcher.calls().get(0)).contains("--claims joined /");
    }

    @Test
    void should_fail_if_a_run_is_not_proven() throws IOException {
        StandInLauncher.at(top, "proven", "refuted");

        assertThat(run("--rounds", "1")).isEqualTo(1);
        assertThat(out.toString()).contains("1 REFUTED");
    }

    @Test
    void should_fail_if_there_is_nothing_to_compare() throws IOException {
        StandInLauncher.at(top, "none");

        assertThat(run("--rounds", "1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("a verify came to no result (no verdict, exit code 3: meshproof: no engine");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void should_fail_if_it_is_told_nonsense() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(run("--against", "joind")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--rounds 0: at least 1")
                .contains("--against: there is no claim \"joind\"");
    }
}
