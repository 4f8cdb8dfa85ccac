package dev.meshproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** A command of the command line, called as its users do, without colours; and what it said in all its calls. */
final class CalledMain {
    private final String command;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CalledMain(String command) {
        this.command = command;
    }

    /** @return the exit code */
    int with(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .execute(Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
    }

    StringWriter out() {
        return out;
    }

    StringWriter err() {
        return err;
    }
}
