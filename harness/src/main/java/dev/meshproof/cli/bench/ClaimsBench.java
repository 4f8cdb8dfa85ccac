package dev.meshproof.cli.bench;

import dev.meshproof.claim.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshproof bench claims}: what the whole set of claims costs beside some of them. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Times a whole verify (from the shell, the lab taken down) with every claim against one with the first three"
                        + " alone. Both in turn, after one warm-up of each.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every run was PROVEN", "1:one was not"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench claims", "  meshproof bench claims examples/two-services --against joined,relayed"
        })
final class ClaimsBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", description = "Counted runs of each (default: 3).")
    private int rounds = 3;

    @Option(
            names = "--against",
            split = ",",
            paramLabel = "ID",
            description = "The claims to compare with (default: joined,reachable-by-address,reachable-by-name).")
    private List<String> against = List.of("joined", "reachable-by-address", "reachable-by-name");

    @Mixin
    private VerifyOptions options = new VerifyOptions();

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    private final Path top;

    ClaimsBench() {
        this(VerifyProcess.top());
    }

    ClaimsBench(Path top) {
        this.top = top;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": at least 1");
        }
        try {
            Catalogue.claims(against);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--against: " + e.getMessage(), e);
        }
        TimedVerify verify = options.verify(top, "claims");
        PrintWriter err = spec.commandLine().getErr();
        List<String> few = List.of("--claims", String.join(",", against));
        err.println("warming up");
        measured(verify, "warm-up-some", few);
        measured(verify, "warm-up-every", List.of());
        List<TimedRun> some = new ArrayList<>();
        List<TimedRun> every = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            some.add(measured(verify, round + "-some", few));
            every.add(measured(verify, round + "-every", List.of()));
            TimedRun a = some.get(round - 1);
            TimedRun b = every.get(round - 1);
            err.printf(
                    Locale.ROOT,
                    "round %d of %d: some claims %.2f s %s, every claim %.2f s %s%n",
                    round,
                    rounds,
                    a.seconds(),
                    a.word(),
                    b.seconds(),
                    b.word());
        }
        ClaimsFigures figures = ClaimsFigures.of(every, some);
        print(figures, verify.into());
        return figures.every().proven() && figures.some().proven() ? 0 : 1;
    }

    private static TimedRun measured(TimedVerify verify, String name, List<String> options)
            throws IOException, InterruptedException {
        TimedRun run = verify.run(name, options);
        if (run.result().isEmpty()) {
            throw new IOException("a verify came to no result (" + run.word()
                    + "), so that there is nothing to compare; what it" + " said is in " + run.folder());
        }
        return run;
    }

    private void print(ClaimsFigures figures, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonFigures.print(figures, out);
            return;
        }
        ClaimsFigures.Side every = figures.every();
        ClaimsFigures.Side some = figures.some();
        out.printf(
                Locale.ROOT,
                "verify with %-29s%s  %s%n",
                "every claim (" + every.claims() + ")",
                every.seconds(),
                said(every));
        out.printf(Locale.ROOT, "verify with %-29s%s  %s%n", some.claims() + " of them", some.seconds(), said(some));
        out.printf(Locale.ROOT, "difference of the medians                %6.2f s%n", figures.difference());
        out.println("difference, round by round               " + figures.roundByRound());
        out.println();
        out.printf("%-26s%12s%12s%12s%n", "medians, seconds", "every claim", some.claims() + " claims", "difference");
        for (ClaimsFigures.Phase phase : figures.phases()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s%12.2f%12.2f%+12.2f%n",
                    phase.name(),
                    phase.every(),
                    phase.some(),
                    phase.every() - phase.some());
        }
        out.println();
        out.printf("%-26s%12s%12s%n", "in each run", "every claim", some.claims() + " claims");
        row(out, "asks", every.asks(), some.asks());
        row(out, "observations", every.observations(), some.observations());
        row(out, "checks", every.checks(), some.checks());
        row(out, "controls", every.controls(), some.controls());
        out.println();
        out.println("full port scan, the slowest of each replica");
        figures.slowestScanSeconds()
                .forEach((replica, seconds) -> out.printf(Locale.ROOT, "  %-36s%6.2f s%n", replica, seconds));
        if (figures.slowestScanSeconds().isEmpty()) {
            out.println("  none was asked for");
        }
        out.println();
        out.println("runs  " + folder);
        out.flush();
    }

    private static void row(PrintWriter out, String what, int every, int some) {
        out.printf("  %-24s%12d%12d%n", what, every, some);
    }

    private static String said(ClaimsFigures.Side side) {
        return side.verdicts().entrySet().stream()
                .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                .collect(Collectors.joining(", "));
    }
}
