package dev.meshproof.cli.manual;

import dev.meshproof.verify.MeshproofVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof man}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = "Prints the manual page of meshproof, or of one of its commands, as roff.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong use: no such command"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof man verify | man -l -", "  meshproof man > /usr/local/share/man/man1/meshproof.1"})
public final class Man implements Callable<Integer> {
    private final Supplier<CommandLine> whole;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command, e.g. verify or bench floor.")
    private List<String> path = List.of();

    /** @param whole the command line with all of its commands */
    public Man(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    @Override
    public Integer call() {
        CommandLine line = whole.get();
        for (String name : path) {
            CommandLine next = line.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no command \"" + line.getCommandSpec().qualifiedName() + " " + name + "\""
                                + Meant.by(name, line.getSubcommands().keySet()));
            }
            line = next;
        }
        spec.commandLine()
                .getOut()
                .print(new ManPage(line.getCommandSpec(), "meshproof " + MeshproofVersion.get()).render());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
