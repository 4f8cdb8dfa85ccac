package dev.meshproof.cli.bench;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.claim.Catalogue;
import dev.meshproof.containers.engine.CollectedOutput;
import dev.meshproof.lab.Lab;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Sabotage;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A lab of two private replicas, of which the first downloads from the second: through its SOCKS5 proxy, from its sandbox,
 * whose processor time no SDL limits.
 */
final class RelayedPair implements AutoCloseable {
    private static final String FILE = "/srv/www/bench.bin";
    private static final String PATH = "/bench.bin";
    private static final Duration PREPARED = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final LabRun run;
    private final ReplicaPlan from;
    private final ReplicaPlan to;
    private final String script;

    private RelayedPair(DockerClient docker, LabRun run, LabPlan plan) throws IOException {
        this.docker = docker;
        this.run = run;
        this.from = plan.replicas().get(0);
        this.to = plan.replicas().get(1);
        try (InputStream in = RelayedPair.class.getResourceAsStream("socks5.pl")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Starts it, and puts a file of random bytes where the second replica serves files from. */
    static RelayedPair start(LabPlan plan, Settings settings, Sabotage changed, int mib) throws IOException {
        LabEngine engine = new LabEngine();
        Settings few = settings.withClaims(Catalogue.claims(List.of("joined", "relayed")));
        LabRun run = LabRun.start(plan, few, engine, RunProgress.SILENT, changed);
        try {
            RelayedPair pair = new RelayedPair(engine.client(), run, plan);
            pair.exec("replica " + pair.to.id(), PREPARED, "head -c " + ((long) mib << 20) + " /dev/urandom > " + FILE);
            return pair;
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Of a download. */
    record Download(long bytes, double seconds, String sha256) {
        double mibPerSecond() {
            return bytes / seconds / (1 << 20);
        }
    }

    Lab lab() {
        return run.lab();
    }

    ReplicaPlan from() {
        return from;
    }

    ReplicaPlan to() {
        return to;
    }

    /** Of the file as it lies with whoever serves it. */
    String sha256() throws IOException {
        return exec("replica " + to.id(), PREPARED, "sha256sum " + FILE).out().split(" ", 2)[0];
    }

    /** @throws IOException if it does not come to its end */
    Download download(Duration limit) throws IOException {
        CollectedOutput output = socks5("get " + PATH + " | sha256sum", limit);
        String[] words = output.err().strip().split(" ");
        if (words.length != 2) {
            throw new IOException("the download: " + output.err().strip());
        }
        return new Download(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                output.out().split(" ", 2)[0]);
    }

    /** How long each of some SOCKS5 CONNECTs took, in milliseconds: one round-trip between the two tailscaleds, and some work. */
    List<Double> connects(int count, Duration limit) throws IOException {
        return socks5("connects " + count, limit)
                .out()
                .lines()
                .map(Double::valueOf)
                .toList();
    }

    private CollectedOutput socks5(String what, Duration limit) throws IOException {
        try {
            String address = lab().resolve(new Target.TailnetAddress(to.id()));
            int proxy = from.tailnet().socks5().known().orElseThrow().port();
            String command = String.format(
                    Locale.ROOT,
                    "perl -e \"$1\" %d %s %d %s",
                    proxy,
                    address,
                    to.tcpPorts().get(0),
                    what);
            return exec("sandbox " + from.id(), limit, command, script);
        } catch (ProbeUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private CollectedOutput exec(String role, Duration limit, String script, String... arguments) throws IOException {
        String id = Objects.requireNonNull(lab().containers().get(role), role);
        String[] command = new String[4 + arguments.length];
        System.arraycopy(new String[] {"sh", "-c", script, "sh"}, 0, command, 0, 4);
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        CollectedOutput output = new CollectedOutput();
        String exec = docker.execCreateCmd(id)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(command)
                .exec()
                .getId();
        try {
            boolean ended =
                    docker.execStartCmd(exec).exec(output).awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw new IOException("not within " + limit.toSeconds() + " s: " + script);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Long code = docker.inspectExecCmd(exec).exec().getExitCodeLong();
        if (code == null || code != 0) {
            throw new IOException(
                    script + " exited with " + code + ": " + output.err().strip());
        }
        return output;
    }

    @Override
    public void close() {
        run.close();
    }
}
