package dev.meshproof.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of a command, in roff, from what its {@code --help} is made of. Pure. */
final class ManPage {
    private final CommandSpec command;
    private final String version;

    /** @param version in the page's foot; a date would differ from build to build */
    ManPage(CommandSpec command, String version) {
        this.command = command;
        this.version = version;
    }

    String render() {
        UsageMessageSpec usage = command.usageMessage();
        List<String> description = texts(usage.description());
        Roff page = new Roff().title(name(command), version);
        page.section("NAME").line(Roff.escape(name(command) + " - " + firstSentence(description)));
        page.section("SYNOPSIS").line(synopsis());
        page.section("DESCRIPTION");
        description.forEach(page::paragraph);
        arguments(page);
        subcommands(page);
        if (!usage.exitCodeList().isEmpty()) {
            page.section("EXIT STATUS");
            usage.exitCodeList().forEach((code, meaning) -> page.item(Roff.bold(code.strip()), text(meaning)));
        }
        if (usage.footer().length > 0) {
            page.section("EXAMPLES").example(texts(usage.footer()));
        }
        list(page, "FILES", Surroundings.files());
        list(page, "ENVIRONMENT", Surroundings.environment());
        others(page);
        return page.toString();
    }

    private String synopsis() {
        String rest = new CommandLine(command)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .getHelp()
                .synopsis(0)
                .strip()
                .replaceAll("\\s+", " ")
                .substring(command.qualifiedName().length())
                .strip();
        return Roff.bold(command.qualifiedName()) + " " + Roff.escape(rest);
    }

    private void arguments(Roff page) {
        List<PositionalParamSpec> parameters = command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
        List<OptionSpec> options = command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(option -> option.longestName().toLowerCase(Locale.ROOT)))
                .toList();
        if (parameters.isEmpty() && options.isEmpty()) {
            return;
        }
        page.section("OPTIONS");
        parameters.forEach(each -> page.item(Roff.italic(each.paramLabel()), description(each)));
        for (OptionSpec option : options) {
            String value = option.arity().max() == 0 ? "" : "=" + Roff.italic(option.paramLabel());
            page.item(
                    Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", ")) + value,
                    description(option));
        }
    }

    private void subcommands(Roff page) {
        if (command.subcommands().isEmpty()) {
            return;
        }
        page.section("COMMANDS");
        command.subcommands()
                .forEach((name, line) -> page.item(
                        Roff.bold(name),
                        String.join(
                                " ", texts(line.getCommandSpec().usageMessage().description()))));
    }

    private static void list(Roff page, String heading, Map<String, String> entries) {
        page.section(heading);
        entries.forEach((name, meaning) -> page.item(Roff.bold(name), meaning));
    }

    private void others(Roff page) {
        Set<String> names = new LinkedHashSet<>();
        if (command.parent() != null) {
            names.add(name(command.parent()));
        }
        command.subcommands().values().forEach(line -> names.add(name(line.getCommandSpec())));
        if (!names.isEmpty()) {
            page.section("SEE ALSO")
                    .line(names.stream().map(other -> Roff.bold(other) + "(1)").collect(Collectors.joining(", ")));
        }
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", texts(argument.description()));
    }

    private static String firstSentence(List<String> description) {
        return String.join(" ", description).replaceFirst("(?s)[.:](\\s.*)?$", "");
    }

    private static List<String> texts(String... lines) {
        List<String> texts = new ArrayList<>();
        Arrays.stream(lines).map(ManPage::text).forEach(texts::add);
        return texts;
    }

    /** picocli formats its texts, and takes them as they are where that fails. */
    private static String text(String line) {
        return line.replace("%n", "\n").replace("%%", "%");
    }
}
