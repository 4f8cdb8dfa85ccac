package dev.meshproof.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshproof bench lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Times lint: documents of 2 KiB in one warm process, one file from the shell, files made to hurt, and"
                        + " fuzzed documents, of which the worst one's CPU time is told. Needs no Docker.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:lint threw at a fuzzed document",
            "2:wrong use",
            "3:a start from the shell failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench lint", "  meshproof bench lint --fuzzed 1000 --starts 0 --json"})
final class LintBench implements Callable<Integer> {
    private static final long LIMIT_SECONDS = 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--documents", paramLabel = "N", description = "Documents of 2 KiB (default: 1000).")
    private int documents = 1000;

    @Option(names = "--fuzzed", paramLabel = "N", description = "Fuzzed documents (default: 100000).")
    private int fuzzed = 100_000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the fuzzed documents (default: 1).")
    private long seed = 1;

    @Option(names = "--starts", paramLabel = "N", description = "Starts from the shell (default: 5; 0 for none).")
    private int starts = 5;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    /**
     * What was measured.
     *
     * @param fromTheShell a whole {@code ./meshproof lint FILE}, jars built
     */
    record Figures(
            LintLoad.Documents documents,
            List<LintLoad.Hostile> hostile,
            Fuzzing.Outcome fuzzed,
            List<Double> fromTheShell) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        List<Double> fromTheShell = starts > 0 ? fromTheShell(err) : List.of();
        err.println(documents + " documents of 2 KiB");
        LintLoad.Documents warm = LintLoad.documents(documents);
        List<LintLoad.Hostile> hostile = LintLoad.hostile();
        Fuzzing fuzzing = new Fuzzing(seed);
        err.println(fuzzed + " fuzzed documents");
        Figures figures = new Figures(warm, hostile, fuzzing.run(fuzzed), fromTheShell);
        print(figures);
        return figures.fuzzed().escaped() == 0 ? 0 : 1;
    }

    private List<Double> fromTheShell(PrintWriter err) throws IOException, InterruptedException {
        err.println("one file from the shell, " + starts + " times after one");
        Path file = Files.createTempFile("meshproof", ".yaml");
        try {
            Files.writeString(file, LintLoad.document(0));
            start(file);
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < starts; i++) {
                seconds.add(start(file));
            }
            return seconds;
        } finally {
            Files.delete(file);
        }
    }

    private static double start(Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        VerifyProcess.top().resolve("meshproof").toString(), "lint", file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("lint from the shell failed; run ./meshproof lint FILE by itself to see why");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void print(Figures figures) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonFigures.print(figures, out);
            return;
        }
        if (!figures.fromTheShell().isEmpty()) {
            out.println("one file, from the shell        " + Spread.of(figures.fromTheShell()));
        }
        LintLoad.Documents warm = figures.documents();
        out.printf(
                Locale.ROOT,
                "%d documents of %d bytes   %6.2f s  (%.0f a second; the first, cold, %.0f ms)%n",
                warm.count(),
                warm.bytes(),
                warm.seconds(),
                warm.count() / warm.seconds(),
                warm.firstMilliseconds());
        for (LintLoad.Hostile hostile : figures.hostile()) {
            out.printf(
                    Locale.ROOT,
                    "%-30s  %6.3f s  (heap at its highest %d MiB; %s)%n",
                    hostile.what(),
                    hostile.seconds(),
                    hostile.heapMib(),
                    hostile.code());
        }
        Fuzzing.Outcome fuzz = figures.fuzzed();
        out.printf(
                Locale.ROOT,
                "%d fuzzed documents        %6.1f s  (%d accepted by the chain, %d by the console, %d exceptions)%n",
                fuzz.count(),
                fuzz.seconds(),
                fuzz.chain(),
                fuzz.console(),
                fuzz.escaped());
        out.printf(
                Locale.ROOT,
                "the worst of them               %6.1f ms of CPU  (number %d of seed %d, %d bytes)%n",
                fuzz.worstMilliseconds(),
                fuzz.worst(),
                fuzz.seed(),
                fuzz.worstBytes());
    }
}
