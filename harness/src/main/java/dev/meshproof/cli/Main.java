package dev.meshproof.cli;

import dev.meshproof.cli.bench.Bench;
import dev.meshproof.cli.doctor.ThisMachine;
import dev.meshproof.verify.MeshproofVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's entry. */
@Command(
        name = "meshproof",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Proves a private overlay network on Akash before anyone deploys it.",
        footerHeading = "%nStart with:%n",
        footer = {
            "  meshproof verify examples/three-providers",
            "  meshproof plan examples/three-providers",
            "  meshproof test     (what mvn verify does, on a fresh machine)"
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Set before anybody waits: Awaitility puts its own in place for a while and this one back after it.
        Thread.setDefaultUncaughtExceptionHandler(Failures::ofThread);
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, for tests and documentation too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .addSubcommand(new Verify())
                .addSubcommand(new Plan())
                .addSubcommand(new Images())
                .addSubcommand(new Doctor(new ThisMachine(), new LabImages()))
                .addSubcommand(new Clean())
                .addSubcommand(new Bench())
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"meshproof " + MeshproofVersion.get()};
        }
    }
}
