package dev.meshproof.cli;

import dev.meshproof.run.RunComparison;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunIndexers;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof report}: renders a stored run again, or many together. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes the reports of a stored run again, into its folder, and prints which files those are; or a page"
                        + " over many runs. No Docker, no network. The same run gives the same files, byte for byte.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:wrong use: no stored run", "3:a report could not be written"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof report .meshproof/runs/2026-11-24T12-00-00Z-three-providers",
            "  meshproof report --history .meshproof/runs --into runs.html",
            "  meshproof report --compare RUN_A RUN_B"
        })
final class Report implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    @Option(
            names = "--into",
            paramLabel = "FILE|DIR",
            description = "Where the page over many runs goes (default: index.html in the folder of --history).")
    private @Nullable Path into;

    /** One of them. */
    static final class Subject {
        @Parameters(paramLabel = "RUN", arity = "0..1", description = "The folder of a run that came to its end.")
        private @Nullable Path run;

        @Option(
                names = "--history",
                paramLabel = "DIR",
                description = "Write one page over all runs below a folder: verdicts by date, durations, what is newly"
                        + " failing, fixed or flaky (default: none).")
        private @Nullable Path history;

        @Option(
                names = "--compare",
                arity = "2",
                paramLabel = "RUN",
                description = "Print what differs between two runs, the earlier first (default: none).")
        private List<Path> compared = List.of();
    }

    @Override
    public Integer call() throws IOException {
        if (into != null && subject.history == null) {
            throw new ParameterException(spec.commandLine(), "--into says where the page of --history goes");
        }
        if (subject.history != null) {
            return index(subject.history);
        }
        return subject.run != null ? render(subject.run) : compare();
    }

    private int render(Path folder) throws IOException {
        RunResult run = stored(folder, f -> RunJson.read(f.resolve(RunFolder.RESULT)));
        FolderState before = FolderState.of(folder);
        List<String> complaints = RunListeners.tell(run, folder);
        List<Path> written = FolderState.of(folder).writtenSince(before);
        if (written.isEmpty() && complaints.isEmpty()) {
            complaints = List.of("nothing was written: no report writer is on the class path");
        }
        return tell(written, complaints);
    }

    private int index(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), folder + ": there is no such folder");
        }
        RunHistory history = RunHistory.below(folder);
        if (history.runs().isEmpty() && history.missed().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + ": there is no run in it; name a folder of runs, as verify --runs does");
        }
        Path file = into == null ? folder : into;
        Path page = Files.isDirectory(file) || file.toString().endsWith("/") ? file.resolve(RunIndexers.INDEX) : file;
        List<String> complaints = RunIndexers.write(history, page);
        return tell(complaints.isEmpty() ? List.of(page) : List.of(), complaints);
    }

    private int compare() {
        RunComparison comparison = RunComparison.of(
                stored(subject.compared.get(0), RunOutline::read), stored(subject.compared.get(1), RunOutline::read));
        PrintWriter out = spec.commandLine().getOut();
        boolean colour = spec.commandLine().getColorScheme().ansi().enabled();
        out.print(new ComparedRuns(new Paint(colour)).of(comparison));
        out.flush();
        return ExitCode.DONE;
    }

    private int tell(List<Path> written, List<String> complaints) {
        PrintWriter out = spec.commandLine().getOut();
        written.forEach(out::println);
        out.flush();
        complaints.forEach(c -> spec.commandLine().getErr().println("meshproof: " + c));
        return complaints.isEmpty() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
    }

    private interface Reader<T> {
        T read(Path folder) throws IOException;
    }

    private <T> T stored(Path folder, Reader<T> reader) {
        if (!Files.isRegularFile(folder.resolve(RunFolder.RESULT))) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + ": there is no " + RunFolder.RESULT
                            + "; name the folder of a run that came to its end, as verify prints it");
        }
        try {
            return reader.read(folder);
        } catch (IOException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new ParameterException(
                    spec.commandLine(), message.contains(folder.toString()) ? message : folder + ": " + message, e);
        }
    }
}
