package dev.meshproof.cli;

import dev.meshproof.cli.bench.Bench;
import dev.meshproof.cli.doctor.ThisMachine;
import dev.meshproof.cli.manual.Completion;
import dev.meshproof.cli.manual.Man;
import dev.meshproof.cli.wiretap.Wiretap;
import dev.meshproof.verify.MeshproofVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command line's entry. */
@Command(
        name = "meshproof",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Proves a private overlay network on Akash before anyone deploys it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PROVEN, valid, or done",
            "1:REFUTED, or invalid",
            "2:wrong use, or an SDL that cannot run",
            "3:INCONCLUSIVE, or the environment could not run the lab"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof lint examples/three-providers      what Akash says of the SDLs",
            "  meshproof plan examples/three-providers      what would run",
            "  meshproof verify examples/three-providers    the main job",
            "  meshproof verify --help                      options, exit codes, examples"
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
        commands.put("test", TestBuild::new);
        commands.put("completion", () -> new Completion(Main::commandLine));
        commands.put("man", () -> new Man(Main::commandLine));
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
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(System.getenv())))
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::wrongUse)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** picocli's own guess, which honours NO_COLOR and a pipe, and takes every terminal to know colours. */
    static Ansi ansi(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"meshproof " + MeshproofVersion.get()};
        }
    }
}
