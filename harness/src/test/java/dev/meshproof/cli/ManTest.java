package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@Execution(ExecutionMode.CONCURRENT)
class ManTest {
    private static final Pattern VARIABLE = Pattern.compile("MESHPROOF_[A-Z_]+");

    private final StringWriter err = new StringWriter();

    private String man(String... path) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("man"), Stream.of(path)).toArray(String[]::new));
        assertThat(code).as(err.toString()).isEqualTo(out.toString().isEmpty() ? 2 : 0);
        return out.toString();
    }

    static Stream<List<String>> commands() {
        return HelpTest.commands().map(command -> {
            String[] words = command.getCommandSpec().qualifiedName().split(" ");
            return List.of(words).subList(1, words.length);
        });
    }

    @Test
    void a_page_has_what_a_reader_looks_for() {
        assertThat(man("verify").lines().filter(line -> line.startsWith(".SH")))
                .containsExactly(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"FILES\"",
                        ".SH \"ENVIRONMENT\"",
                        ".SH \"SEE ALSO\"");
        assertThat(man()).contains(".SH \"COMMANDS\"\n.TP\n\\fBverify\\fR\nRuns SDLs unmodified");
        assertThat(man("verify"))
                .contains(
                        "meshproof\\-verify \\- Runs SDLs unmodified",
                        "\\fB0\\fR\nPROVEN\n",
                        "\\fB\\-\\-runs\\fR=\\fIDIR\\fR");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_is_in_it_and_no_date_is(List<String> path) {
        String page = man(path.toArray(String[]::new));
        CommandLine command = Main.commandLine();
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }

        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
        }
        assertThat(page)
                .startsWith(".TH \"MESHPROOF")
                .doesNotContainPattern("20[2-9][0-9]-")
                .isEqualTo(man(path.toArray(String[]::new)));
    }

    /** Skipped where there is no groff: then the rules of RoffTest alone hold the pages. */
    @ParameterizedTest
    @MethodSource("commands")
    void groff_has_no_warning_for_it(List<String> path) throws IOException, InterruptedException {
        boolean groff =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(dir -> Files.isExecutable(Path.of(dir, "groff")));
        Assumptions.assumeTrue(groff, "groff is installed");

        Process process = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(man(path.toArray(String[]::new)).getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void an_unknown_command_is_wrong_use_with_what_was_meant() {
        assertThat(man("bench", "flor")).isEmpty();
        assertThat(err.toString())
                .contains("there is no command \"meshproof bench flor\" (did you mean floor?)", "meshproof man --help");
    }

    @Test
    void every_variable_of_ours_is_told() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String source : List.of("../meshproof", "../.launcher", "../containers/src/main/java", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(source))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    VARIABLE.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group()));
                }
            }
        }

        assertThat(read).hasSizeGreaterThan(3);
        String page = man();
        assertThat(read).allSatisfy(variable -> assertThat(page).contains("\\fB" + variable + "\\fR"));
    }
}
