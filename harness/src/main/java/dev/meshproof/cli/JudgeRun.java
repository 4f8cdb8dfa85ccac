package dev.meshproof.cli;

import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.github.GitHubJob;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.Captures;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof judge}: comes to a verdict once more, from what a run has stored. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Judges a stored run again, from its evidence alone, with its relays' captures decoded once more: no"
                        + " Docker, no network. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:PROVEN", "1:REFUTED", "2:wrong use: no stored run", "3:INCONCLUSIVE"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof judge .meshproof/runs/2026-11-24T12-00-00Z-three-providers",
            "  meshproof judge RUN --json | jq .verdict"
        })
final class JudgeRun implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1", paramLabel = "RUN", description = "The folder of a run that came to its end.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print the new run.json on standard output, and nothing else.")
    private boolean json;

    @Mixin
    private Telling telling = new Telling();

    JudgeRun(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        StoredRun stored = read();
        RunResult result = Judge.again(stored);
        PrintWriter out = spec.commandLine().getOut();
        GitHubJob job = GitHubJob.of(environment);
        if (json) {
            out.print(job.json(RunJson.write(result, new Redaction())));
        } else {
            job.stopCommands(out);
            out.print(TerminalResult.of(spec, telling.detail()).render(result, folder));
            job.resumeCommands(out);
        }
        out.flush();
        Verdict before = stored.result().verdict();
        if (before != result.verdict()) {
            spec.commandLine()
                    .getErr()
                    .println("meshproof: it said " + before + " when it ran, with meshproof "
                            + stored.result().meshproof());
        }
        return ExitCode.of(result.verdict());
    }

    private StoredRun read() {
        if (!Files.isRegularFile(folder.resolve(RunFolder.RESULT))) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + ": there is no " + RunFolder.RESULT
                            + "; name the folder of a run that came to its end, as verify prints it");
        }
        try {
            Captures.Decoded decoded = Captures.again(StoredRun.read(folder), folder);
            decoded.missing()
                    .forEach(relay -> spec.commandLine()
                            .getErr()
                            .println("meshproof: the capture of relay " + relay
                                    + " is not there; what was found in it then is believed"));
            return decoded.run();
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
