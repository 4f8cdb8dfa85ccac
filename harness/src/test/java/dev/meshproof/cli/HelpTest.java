package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {
    private static final int WIDTH = 80;

    /** Every command and every command of theirs. */
    static Stream<CommandLine> commands() {
        return withItsOwn(Main.commandLine());
    }

    private static Stream<CommandLine> withItsOwn(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withItsOwn));
    }

    @Test
    void all_commands_are_looked_at() {
        assertThat(commands().map(command -> command.getCommandSpec().qualifiedName()))
                .contains("meshproof", "meshproof verify", "meshproof bench claims", "meshproof wiretap decode")
                .hasSizeGreaterThan(18);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_says_what_it_does_how_it_ends_and_how_it_is_used(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();

        assertThat(usage.description()).isNotEmpty().allMatch(line -> line.endsWith("."));
        assertThat(usage.exitCodeList()).isNotEmpty();
        assertThat(usage.exitCodeListHeading()).isEqualTo("%nExit codes:%n");
        assertThat(usage.footerHeading()).isEqualTo("%nExamples:%n");
        assertThat(List.of(usage.footer())).first().asString().startsWith("  ");
        assertThat(String.join("\n", usage.footer()))
                .contains(command.getCommandSpec().qualifiedName());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_option_is_described_and_one_with_a_value_says_what_it_is_without(CommandLine command) {
        command.getCommandSpec()
                .positionalParameters()
                .forEach(parameter -> assertThat(parameter.description()).isNotEmpty());
        for (OptionSpec option : command.getCommandSpec().options()) {
            String description = String.join(" ", option.description());
            assertThat(description).as(option.longestName()).matches("(?s)[A-Z].*[.]");
            if (option.arity().max() > 0) {
                assertThat(description).as(option.longestName()).containsPattern("\\(default: [^)]+\\)[.]");
                assertThat(option.paramLabel()).as(option.longestName()).matches("[A-Z|]+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void no_line_is_longer_than_a_terminal_and_no_example_is_wrapped(CommandLine command) {
        String help = command.getUsageMessage(Ansi.OFF);

        assertThat(help.lines())
                .allSatisfy(line -> assertThat(Cells.of(line)).as(line).isLessThanOrEqualTo(WIDTH));
        assertThat(help.lines())
                .containsAll(List.of(command.getCommandSpec().usageMessage().footer()));
    }
}
