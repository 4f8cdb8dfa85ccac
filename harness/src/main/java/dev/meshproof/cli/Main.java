package dev.meshproof.cli;

import dev.meshproof.cli.doctor.Images;
import dev.meshproof.cli.doctor.ThisMachine;
import java.util.List;
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
        System.exit(new CommandLine(new Main())
                .addSubcommand(new Doctor(new ThisMachine(), new NoImages()))
                .execute(arguments));
    }

    /** Until there is something to ask. */
    private record NoImages() implements Images {
        @Override
        public List<Image> wanted() {
            return List.of();
        }

        @Override
        public boolean standInsToBuild() {
            return false;
        }
    }
}
