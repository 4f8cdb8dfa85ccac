package dev.meshproof.cli.manual;

import dev.meshproof.run.PlainText;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line. */
public final class WrongUse {
    private WrongUse() {}

    public static String inWords(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched, failure.getCommandLine());
        }
        return PlainText.of(String.valueOf(failure.getMessage()).replaceFirst("^Error: ", ""));
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
        String word = failure.getUnmatched().get(0);
        CommandSpec spec = command.getCommandSpec();
        String quoted = "\"" + PlainText.of(word) + "\"";
        if (failure.isUnknownOption()) {
            List<String> names = spec.options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();
            return has(spec) + "no option " + quoted + Meant.by(word.replaceFirst("=.*", ""), names);
        }
        if (!spec.subcommands().isEmpty()) {
            return has(spec) + "no command " + quoted
                    + Meant.by(word, spec.subcommands().keySet());
        }
        return spec.name() + " takes no argument " + quoted;
    }

    private static String has(CommandSpec command) {
        return command.parent() == null ? "there is " : command.name() + " has ";
    }
}
