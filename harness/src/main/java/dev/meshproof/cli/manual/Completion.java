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
            "The one for zsh asks the same function, through zsh's bashcompinit."
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
    /** bashcompinit would end a folder as if it were a file: here its slash follows, and what is in it can. */
    private static final String FOR_ZSH = """

            _meshproof_zsh() {
              local -a COMP_WORDS COMPREPLY offered folders rest
              local COMP_CWORD COMP_LINE="$words" COMP_POINT=${#${(j. .)words[1,CURRENT]}}
              (( COMP_CWORD = CURRENT - 1 ))
              COMP_WORDS=("${(@Q)words}")
              offered=(${(f)"$(compgen -F _complete_meshproof -- "${(Q)words[CURRENT]}" 2>/dev/null)"})
              local each
              for each in "${offered[@]}"; do
                if [[ $each == */* || $CURRENT -gt 2 ]] && [[ -d $each ]]; then folders+=("$each"); else rest+=("$each"); fi
              done
              (( $#folders )) && compadd -S / -q -a folders
              (( $#rest )) && compadd -a rest
            }
            compdef _meshproof_zsh meshproof
            """;

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
        spec.commandLine().getOut().print(shell == Shell.ZSH ? script + FOR_ZSH : script);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
