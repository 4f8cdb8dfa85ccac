package dev.meshproof.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "meshproof",
        mixinStandardHelpOptions = true,
        version = "meshproof 0.1.0",
        description = "Proves a private overlay network on Akash before anyone deploys it.")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
