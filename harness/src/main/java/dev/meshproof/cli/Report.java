package dev.meshproof.cli;

import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof report}: renders a stored run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes the reports of a stored run again, into its folder, and prints which files those are: no"
                        + " Docker, no network. The same run gives the same files, byte for byte.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:wrong use: no stored run", "3:a report could not be written"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof report .meshproof/runs/2026-11-24T12-00-00Z-three-providers"})
final class Report implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "RUN", description = "The folder of a run that came to its end.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        RunResult run = read();
        FolderState before = FolderState.of(folder);
        List<String> complaints = RunListeners.tell(run, folder);
        List<Path> written = FolderState.of(folder).writtenSince(before);
        PrintWriter out = spec.commandLine().getOut();
        written.forEach(out::println);
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        complaints.forEach(complaint -> err.println("meshproof: " + complaint));
        if (written.isEmpty() && complaints.isEmpty()) {
            err.println("meshproof: nothing was written: no report writer is on the class path");
        }
        return written.isEmpty() || !complaints.isEmpty() ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
    }

    private RunResult read() {
        try {
            if (Files.isRegularFile(folder.resolve(RunFolder.RESULT))) {
                return RunJson.read(folder.resolve(RunFolder.RESULT));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        throw new ParameterException(
                spec.commandLine(),
                folder + ": there is no " + RunFolder.RESULT
                        + "; name the folder of a run that came to its end, as verify prints it");
    }
}
