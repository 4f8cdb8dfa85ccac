package dev.meshproof.cli.bench;

import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshproof bench repeat}: whether the same SDLs get the same verdict every time, and how times are spread. */
@Command(
        name = "repeat",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs verify again and again, one run after the other, and prints each verdict, the distribution of times,"
                        + " and every claim that was neither PROVEN nor NOT_APPLICABLE.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every run was PROVEN", "1:one was not"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench repeat --runs 20 --load 2", "  meshproof bench repeat deploy/ --json | jq .proven"
        })
final class RepeatBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--runs", paramLabel = "N", description = "How many (default: 20).")
    private int runs = 20;

    @Option(
            names = "--load",
            paramLabel = "N",
            description = "Keep so many processes busy meanwhile, each with one core (default: 0).")
    private int load;

    @Mixin
    private VerifyOptions options = new VerifyOptions();

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    private final Path top;

    RepeatBench() {
        this(VerifyProcess.top());
    }

    RepeatBench(Path top) {
        this.top = top;
    }

    /**
     * What came of it.
     *
     * @param load how many busy processes there were
     * @param proven how many runs were
     * @param runs in their order
     */
    record Figures(int load, int proven, double min, double median, double p90, double max, List<Each> runs) {}

    /** @param folder where it lies */
    record Each(String verdict, double seconds, List<Open> open, String folder) {}

    /** A claim that was neither PROVEN nor NOT_APPLICABLE. */
    record Open(String claim, String verdict, String reason) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1 || load < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    runs < 1 ? "--runs " + runs + ": at least 1" : "--load " + load + ": at least 0");
        }
        TimedVerify verify = options.verify(top, "repeat");
        PrintWriter err = spec.commandLine().getErr();
        List<TimedRun> all = new ArrayList<>();
        try (BusyProcesses busy = BusyProcesses.start(load)) {
            for (int i = 1; i <= runs; i++) {
                TimedRun run = verify.run("%03d".formatted(i), List.of());
                all.add(run);
                err.printf(Locale.ROOT, "run %d of %d: %s, %.2f s%n", i, runs, run.word(), run.seconds());
                run.open().forEach(claim -> err.println("  " + said(claim)));
                if (busy.running() < load) {
                    throw new IOException("only " + busy.running() + " of " + load
                            + " busy processes are left: the load was not what was asked for");
                }
            }
        }
        Figures figures = figures(all);
        print(figures, verify.into());
        return figures.proven() == runs ? 0 : 1;
    }

    private Figures figures(List<TimedRun> all) {
        Spread spread = Spread.of(all.stream().map(TimedRun::seconds).toList());
        return new Figures(
                load,
                (int) all.stream().filter(TimedRun::proven).count(),
                spread.min(),
                spread.median(),
                spread.quantile(0.9),
                spread.max(),
                all.stream()
                        .map(run -> new Each(
                                run.word(),
                                run.seconds(),
                                run.open().stream()
                                        .map(claim -> new Open(
                                                claim.id(), claim.verdict().toString(), claim.reason()))
                                        .toList(),
                                run.folder().toString()))
                        .toList());
    }

    private static String said(ClaimResult claim) {
        return PlainText.of(claim.id() + " " + claim.verdict() + ": " + claim.reason());
    }

    private void print(Figures figures, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonFigures.print(figures, out);
            return;
        }
        for (int i = 0; i < figures.runs().size(); i++) {
            Each run = figures.runs().get(i);
            out.printf(Locale.ROOT, "%3d  %6.2f s  %s%n", i + 1, run.seconds(), run.verdict());
            run.open()
                    .forEach(open -> out.println(PlainText.of(
                            "                " + open.claim() + " " + open.verdict() + ": " + open.reason())));
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "PROVEN  %d of %d runs, with %d busy processes beside them%n",
                figures.proven(),
                figures.runs().size(),
                figures.load());
        out.printf(
                Locale.ROOT,
                "time    min %.2f s, median %.2f s, p90 %.2f s, max %.2f s%n",
                figures.min(),
                figures.median(),
                figures.p90(),
                figures.max());
        boolean open = figures.runs().stream().anyMatch(run -> !run.open().isEmpty());
        out.println("claims  "
                + (open ? "some were open, see above" : "each PROVEN or NOT_APPLICABLE in every run that was judged"));
        out.println("runs    " + folder);
        out.flush();
    }
}
