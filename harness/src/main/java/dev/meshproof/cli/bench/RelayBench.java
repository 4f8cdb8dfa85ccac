package dev.meshproof.cli.bench;

import dev.meshproof.containers.LabContainer;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import dev.meshproof.verify.Sabotage;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshproof bench relay}: what the wiretap costs whoever goes through a relay. */
@Command(
        name = "relay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Downloads through SOCKS5 from replica to replica, through wiretap and derper in one lab and through derper alone"
                        + " in another, in changing order, after two warm-ups of each; and compares how long a CONNECT takes.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "3:a lab did not start, or a download did not come to its end"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench relay", "  meshproof bench relay --rounds 3 --mib 64"})
final class RelayBench implements Callable<Integer> {
    private static final Duration DOWNLOAD = Duration.ofSeconds(120);
    private static final int CONNECTS = 100;

    /** The wiretap's java compiles what a download needs meanwhile. */
    private static final int WARM_UPS = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", description = "Counted downloads of each (default: 5).")
    private int rounds = 5;

    @Option(names = "--mib", paramLabel = "MIB", description = "Size of a download (default: 32).")
    private int mib = 32;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || mib < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds and --mib: at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        LabPlan plan = plan(VerifyProcess.top());
        Settings settings = settings();
        err.println("starting two labs");
        try (RelayedPair tapped = RelayedPair.start(plan, settings, Sabotage.NONE, mib);
                RelayedPair alone = RelayedPair.start(plan, settings, new DerperAlone(), mib)) {
            List<Double> through = new ArrayList<>();
            List<Double> past = new ArrayList<>();
            List<Double> throughConnects = new ArrayList<>();
            List<Double> pastConnects = new ArrayList<>();
            for (int round = 1 - WARM_UPS; round <= rounds; round++) {
                boolean first = round % 2 == 0;
                double before = first ? alone.download(DOWNLOAD).mibPerSecond() : 0;
                double a = tapped.download(DOWNLOAD).mibPerSecond();
                double b = first ? before : alone.download(DOWNLOAD).mibPerSecond();
                List<Double> connects = tapped.connects(CONNECTS, DOWNLOAD);
                List<Double> others = alone.connects(CONNECTS, DOWNLOAD);
                if (round > 0) {
                    through.add(a);
                    past.add(b);
                    throughConnects.addAll(connects);
                    pastConnects.addAll(others);
                    err.printf(
                            Locale.ROOT,
                            "round %d of %d: wiretap and derper %.1f MiB/s, derper alone %.1f MiB/s%n",
                            round,
                            rounds,
                            a,
                            b);
                }
            }
            print(Spread.of(through), Spread.of(past), Spread.of(throughConnects), Spread.of(pastConnects));
        }
        return 0;
    }

    static LabPlan plan(Path top) {
        List<Path> sdls = List.of(
                top.resolve("examples/three-providers/akash-server-1.yaml"),
                top.resolve("examples/three-providers/akash-server-2.yaml"));
        return Planner.plan(sdls, Planner.Options.of(sdls));
    }

    static Settings settings() {
        Settings usual = Settings.usual();
        return new Settings(Path.of(".meshproof", "bench"), usual.readyWithin(), usual.images());
    }

    private void print(Spread through, Spread past, Spread connects, Spread pastConnects) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%-44s%22s%22s%n", "medians (least to most)", "wiretap and derper", "derper alone");
        row(out, "download of " + mib + " MiB, MiB/s", "%.1f (%.1f to %.1f)", through, past);
        row(out, CONNECTS + " SOCKS5 CONNECTs each round, ms", "%.2f (%.2f to %.2f)", connects, pastConnects);
        out.printf(
                Locale.ROOT,
                "throughput, of that of derper alone         %.2f  (at least 0.8)%n",
                through.median() / past.median());
        out.printf(
                Locale.ROOT,
                "added to a round-trip, median               %.2f ms  (under 0.5)%n",
                connects.median() - pastConnects.median());
        out.println("both ends' tailscaled have half a core, as their SDLs say");
        out.flush();
    }

    private static void row(PrintWriter out, String what, String format, Spread one, Spread other) {
        out.printf(
                "%-44s%22s%22s%n",
                what,
                String.format(Locale.ROOT, format, one.median(), one.min(), one.max()),
                String.format(Locale.ROOT, format, other.median(), other.min(), other.max()));
    }

    /** Has derper take the port that clients know, and the wiretap stand aside. */
    static final class DerperAlone implements Sabotage {
        @Override
        public void beforeStart(String role, LabContainer container) {
            if (role.startsWith("relay ")) {
                replace(container, "-a=:8443", "-a=:443");
            } else if (role.startsWith("wiretap ")) {
                replace(
                        container,
                        "--listen 0.0.0.0:443 --relay 127.0.0.1:8443",
                        "--listen 0.0.0.0:8443 --relay 127.0.0.1:443");
            }
        }

        private static void replace(LabContainer container, String text, String by) {
            String[] before = container.getCommandParts();
            String[] after =
                    Arrays.stream(before).map(word -> word.replace(text, by)).toArray(String[]::new);
            if (Arrays.equals(before, after)) {
                throw new IllegalStateException("no \"" + text + "\" in " + Arrays.toString(before));
            }
            container.setCommand(after);
        }
    }
}
