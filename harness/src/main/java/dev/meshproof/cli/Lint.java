package dev.meshproof.cli;

import dev.meshproof.cli.github.GitHubJob;
import dev.meshproof.cli.lint.Annotations;
import dev.meshproof.cli.lint.HumanWriter;
import dev.meshproof.cli.lint.JsonWriter;
import dev.meshproof.cli.lint.SarifWriter;
import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.Linter;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Severity;
import dev.meshproof.verify.MeshproofVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof lint}: what Akash says of SDLs, and what will go wrong with them. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what the chain and the console will say of SDLs, with line and column, and gives advice on what"
                    + " neither refuses. Needs no Docker.",
            "docs/lint.md explains every code."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every SDL is valid for the chain (with --strict: also for the console, and without warnings)",
            "1:one is not",
            "2:wrong use: no such file, a directory without SDLs, an unknown option"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshproof lint deploy/",
            "  meshproof lint --strict web.yaml && deploy web.yaml",
            "  meshproof lint deploy/ --json | jq -r '.[] | select(.chain==\"invalid\").file'",
            "  meshproof lint deploy/ --sarif > lint.sarif",
            "  envsubst < web.yaml | meshproof lint -"
        })
final class Lint implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final String STDIN = "-";

    private final InputStream stdin;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "SDL|DIR",
            description = "SDL files, folders of them (their *.yaml and *.yml), or - for standard input.")
    private List<Path> sources = List.of();

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = "--strict",
            description = "Exit with 1 also where the console refuses, or where there are warnings.")
    private boolean strict;

    Lint(InputStream stdin, Map<String, String> environment) {
        this.stdin = stdin;
        this.environment = environment;
    }

    /** At most one of them. */
    static final class Form {
        @Option(names = "--json", description = "Print the diagnostics as JSON, and nothing else.")
        private boolean json;

        @Option(names = "--sarif", description = "Print them as SARIF 2.1.0, for code scanning, and nothing else.")
        private boolean sarif;
    }

    @Override
    public Integer call() throws IOException {
        List<LintResult> results = results();
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) {
            out.println(JsonWriter.write(results));
        } else if (form.sarif) {
            out.println(new SarifWriter(MeshproofVersion.get(), Path.of("")).write(results));
        } else {
            boolean colour = spec.commandLine().getColorScheme().ansi().enabled();
            GitHubJob job = GitHubJob.of(environment);
            job.stopCommands(out);
            out.print(new HumanWriter(colour, WIDTH).write(results));
            job.resumeCommands(out);
            if (job.running()) {
                out.print(Annotations.write(results));
            }
        }
        out.flush();
        return results.stream().allMatch(this::passes) ? ExitCode.VALID : ExitCode.INVALID;
    }

    private boolean passes(LintResult result) {
        return result.chain() && !(strict && (!result.console() || result.count(Severity.WARNING) > 0));
    }

    private List<LintResult> results() throws IOException {
        List<Path> files =
                sources.stream().filter(s -> !s.toString().equals(STDIN)).toList();
        Diagnostics missing = new Diagnostics(Judge.CHAIN);
        files.stream()
                .filter(Files::notExists)
                .forEach(file -> missing.error(
                        "no-file",
                        Position.wholeFile(file.toString()),
                        "there is no such file or directory",
                        "check the path"));
        missing.throwIfAny();
        List<LintResult> results = new ArrayList<>();
        if (files.size() < sources.size()) {
            results.add(Linter.lint("<stdin>", stdin.readNBytes(SdlFiles.MAX_BYTES + 1)));
        }
        for (Path file : SdlFiles.expand(files)) {
            results.add(Linter.lint(file));
        }
        return results;
    }
}
