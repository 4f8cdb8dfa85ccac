package dev.meshproof.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code meshproof test} is the launcher's own, which needs Maven and no java of ours; here it can only be told of. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs all tests: what mvn verify does, on a machine that may still lack the engine and the images.",
            "Every option is Maven's."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all passed", "1:one did not", "3:the machine could not be made ready"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof test",
            "  meshproof test -Dit.test=ThreeProvidersIT -Dtest=none \\",
            "      -Dsurefire.failIfNoSpecifiedTests=false \\",
            "      -Dfailsafe.failIfNoSpecifiedTests=false"
        })
final class TestBuild implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Unmatched
    private List<String> options = List.of();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "tests are run by the launcher: ./meshproof test " + String.join(" ", options));
    }
}
