package dev.meshproof.cli;

import dev.meshproof.cli.bench.Bench;
import dev.meshproof.cli.doctor.ThisMachine;
import dev.meshproof.cli.wiretap.Wiretap;
import dev.meshproof.verify.MeshproofVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
            "  meshproof lint examples/three-providers      (what Akash says of the SDLs, without Docker)",
            "  meshproof plan examples/three-providers      (what would run)",
            "  meshproof verify examples/three-providers",
            "  meshproof test     (what mvn verify does, on a fresh machine)"
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Set before anybody waits: Awaitility puts its own in place for a while and this one back after it.
        Thread.setDefaultUncaughtExceptionHandler(Failures::ofThread);
        System.exit(commandLine(arguments).execute(arguments));
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("verify", () -> new Verify(System.getenv()));
        commands.put("judge", () -> new JudgeRun(System.getenv()));
        commands.put("report", Report::new);
        commands.put("lint", () -> new Lint(System.in, System.getenv()));
        commands.put("plan", Plan::new);
        commands.put("images", Images::new);
        commands.put("doctor", () -> new Doctor(new ThisMachine(), new LabImages()));
        commands.put("clean", Clean::new);
        commands.put("wiretap", Wiretap::new);
        commands.put("bench", Bench::new);
        return commands;
    }

    /**
     * The command line, for tests and documentation too: with the command alone that the arguments begin with, whose classes
     * are then the only ones to be loaded; or with all of them.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = commands();
        if (arguments.length > 0 && commands.containsKey(arguments[0])) {
            commands.keySet().retainAll(Set.of(arguments[0]));
        }
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        return line.setExecutionExceptionHandler(new Failures())
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
