package dev.meshproof.cli.bench;

import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Wiretaps;
import dev.meshproof.verify.Sabotage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshproof bench tamper}: whether a relay that turns bits ever gets one delivered. */
@Command(
        name = "tamper",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Downloads through SOCKS5 from replica to replica while the relay turns one bit, somewhere in it, of one in a hundred of the"
                        + " transport packets. Each download must come to its end as it was, or fail.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no altered byte was delivered, and packets were altered in each download", "1:not so"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench tamper", "  meshproof bench tamper --transfers 5 --mib 10"})
final class TamperBench implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final Duration ASK = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--transfers", paramLabel = "N", description = "How many downloads (default: 20).")
    private int transfers = 20;

    @Option(names = "--mib", paramLabel = "MIB", description = "Size of a download (default: 50).")
    private int mib = 50;

    @Override
    public Integer call() throws IOException, ProbeUnavailable {
        if (transfers < 1 || mib < 1) {
            throw new ParameterException(spec.commandLine(), "--transfers and --mib: at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (RelayedPair pair =
                RelayedPair.start(RelayBench.plan(VerifyProcess.top()), RelayBench.settings(), Sabotage.NONE, mib)) {
            Wiretaps wiretaps = new Wiretaps(Wiretaps.PORT);
            Place beside = pair.lab()
                    .place(new Vantage.RelayHost(pair.lab().plan().relays().get(0)));
            String sha256 = pair.sha256();
            String source = LocalApi.nodeKey(
                    pair.lab().place(new Vantage.Inside(pair.to().id())), ASK);
            int intact = 0;
            int broken = 0;
            int altered = 0;
            int untouched = 0;
            long turned = 0;
            for (int i = 1; i <= transfers; i++) {
                String fault = String.format(Locale.ROOT, "flip share=0.01 seed=%d source=%s", i, source);
                wiretaps.faults(beside, List.of(fault), ASK);
                String then;
                try {
                    RelayedPair.Download download = pair.download(LIMIT);
                    boolean same = download.sha256().equals(sha256);
                    intact += same ? 1 : 0;
                    altered += same ? 0 : 1;
                    then = String.format(
                            Locale.ROOT, "%s, %.1f MiB/s", same ? "intact" : "ALTERED", download.mibPerSecond());
                } catch (IOException e) {
                    broken++;
                    then = "failed: " + e.getMessage();
                }
                List<Wiretaps.Done> done = wiretaps.clear(beside, ASK);
                long affected = done.stream().mapToLong(Wiretaps.Done::affected).sum();
                untouched += affected == 0 ? 1 : 0;
                turned += affected;
                out.printf(
                        Locale.ROOT,
                        "download %d of %d: %s; %d of %d packets altered%n",
                        i,
                        transfers,
                        then,
                        affected,
                        done.stream().mapToLong(Wiretaps.Done::considered).sum());
                out.flush();
            }
            out.printf(
                    "%d intact, %d failed, %d altered; %d packets altered by the relay%n",
                    intact, broken, altered, turned);
            out.flush();
            return altered == 0 && untouched == 0 ? 0 : 1;
        }
    }
}
