package dev.meshproof.cli.manual;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script by which a shell completes commands, options, their values and paths.",
            "zsh takes it after compinit, through its bashcompinit."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong use: another shell"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(meshproof completion bash)",
            "  meshproof completion bash > /etc/bash_completion.d/meshproof",
            "  source <(meshproof completion zsh)"
        })
public final class Completion implements Callable<Integer> {
    private final Supplier<CommandLine> whole;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    /** @param whole the command line with all of its commands */
    public Completion(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("meshproof", whole.get());
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
