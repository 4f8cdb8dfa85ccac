package dev.meshproof.cli;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.Claim;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.cli.github.GitHubJob;
import dev.meshproof.cli.progress.Progress;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof verify}: lab up, claims judged, result written, lab down. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs SDLs unmodified in an isolated lab and proves or refutes what their overlay promises.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PROVEN",
            "1:REFUTED",
            "2:wrong use, or an SDL that cannot run",
            "3:INCONCLUSIVE, or the environment could not run the lab"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof verify examples/three-providers",
            "  meshproof verify deploy/*.yaml --json | jq -r .verdict"
        })
final class Verify implements Callable<Integer> {
    private final GitHubJob job;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "SDL|DIR",
            description =
                    "SDL files, or folders of them; each on a provider of its own, unless a lab file says otherwise.")
    private List<Path> sources = List.of();

    @Option(names = "--json", description = "Print run.json on standard output, and nothing else.")
    private boolean json;

    @Option(names = "--runs", paramLabel = "DIR", description = "Where runs are stored (default: .meshproof/runs).")
    private Path runs = Settings.usual().runs();

    @Mixin
    private Telling telling = new Telling();

    @Option(names = "--keep", description = "Leave the lab up until Ctrl-C, and say how to look into it.")
    private boolean keep;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long replicas may take to become ready (default: 120).")
    private long timeout = Settings.READY_WITHIN.toSeconds();

    @Option(
            names = "--claims",
            split = ",",
            paramLabel = "ID",
            completionCandidates = ClaimIds.class,
            description = "Judge these claims only, e.g. joined,relayed (default: all of docs/claims.md).")
    private List<String> claims = List.of();

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private ImageOrigin images = new ImageOrigin();

    Verify(Map<String, String> environment) {
        job = GitHubJob.of(environment);
    }

    @Override
    public Integer call() throws IOException {
        job.stopCommands(commands());
        PrintWriter err = spec.commandLine().getErr();
        List<Claim> judged = claims();
        LabPlan plan = lab.plan(sources, spec.commandLine());
        Settings settings = new Settings(runs, Duration.ofSeconds(timeout), images.origin(), judged);
        if (telling.detail() != Detail.QUIET) {
            plan.notes().forEach(note -> err.println(PlainText.of(note.toString())));
        }
        RunResult result;
        Path folder;
        try (Progress progress = telling.progress(err);
                LabRun run = LabRun.start(plan, settings, new LabEngine(), progress)) {
            run.observe();
            folder = run.folder();
            result = keep ? run.judge() : run.finish();
            if (keep) {
                progress.close();
                print(result, folder);
                KeptLab.untilInterrupted(run.lab(), err);
            }
        }
        print(result, folder);
        job.resumeCommands(commands());
        job.annotate(commands(), result);
        return ExitCode.of(result.verdict());
    }

    /** Where GitHub's commands go: with --json standard output is the JSON's alone, and the runner reads both. */
    private PrintWriter commands() {
        return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }

    private List<Claim> claims() {
        try {
            return claims.isEmpty() ? Catalogue.claims() : Catalogue.claims(claims);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--claims: " + e.getMessage(), e);
        }
    }

    private void print(RunResult result, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(job.json(Files.readString(folder.resolve(RunFolder.RESULT))));
        } else {
            out.print(TerminalResult.of(spec, telling.detail()).render(result, folder));
        }
        out.flush();
    }

    /** For shells that complete them. */
    static final class ClaimIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ClaimId.values()).map(ClaimId::toString).iterator();
        }
    }

    /** Where images come from, as several commands take it. */
    static final class ImageOrigin {
        @Option(
                names = "--images",
                paramLabel = "ORIGIN",
                description =
                        "Where missing images come from: AUTO (pull where a registry answers, else build), PULL or"
                                + " STAND_IN (default: AUTO).")
        private Origin origin = Origin.AUTO;

        Origin origin() {
            return origin;
        }
    }
}
