package dev.meshproof.scenarios;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.LabContainer;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.PackageFetcherContainer;
import dev.meshproof.containers.PackageMirrorContainer;
import dev.meshproof.containers.ReplicaContainer;
import dev.meshproof.containers.SandboxContainer;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.containers.image.MirrorForm;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.lab.Leftovers;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.lifecycle.Startables;

/**
 * One provider's network with a caching package mirror, wired as a lab wires it. In place of the internet, a host that
 * bears the package hosts' names stands on the network that nobody but the fetcher shares, under an authority that nobody
 * but the fetcher trusts.
 */
final class PackageCacheLab implements AutoCloseable {
    private static final int FIRST = LabNetwork.FIRST_OFFSET;
    private static final int SECOND = FIRST + 1;
    private static final Pattern ANSWER =
            Pattern.compile("https? (\\S+) \"GET (\\S+) [^\"]*\" (\\d+) \\d+ \\S+ (\\w+)");
    private static final long HALF_A_CORE = 500_000_000;
    private static final long MEMORY = 512L << 20;

    private final DockerClient docker = new LabEngine().client();
    private final ImageSet images = new LabEngine().images(List.of("alpine:latest"), Origin.AUTO, line -> {});
    private final String run = "packages-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final CertificateAuthority internet = new CertificateAuthority();
    private final CertificateAuthority lab = new CertificateAuthority();
    private final LabNetwork provider = LabNetwork.create(docker, name("provider"), labels("provider"), run.hashCode());
    private final LabNetwork link = LabNetwork.create(docker, name("link"), labels("link"), run.hashCode());
    private final LabNetwork open = LabNetwork.createOpen(docker, name("open"), labels("open"), run.hashCode());
    private final LabContainer packageHost = PackageMirrorContainer.local(
            images.mirror(), labels("package host"), List.of(at(open, FIRST, hosts())), certificate(internet));
    private final LabContainer fetcher = new PackageFetcherContainer(
            images.mirror(),
            labels("package fetcher"),
            at(link, FIRST, List.of()),
            at(open, SECOND, List.of()),
            Optional.of(new TrustedRoot(internet.certificate())));
    private final LabContainer sandbox = new SandboxContainer(
            images.support(), labels("sandbox"), at(provider, SECOND, List.of()), provider.address(SECOND + 1), false);
    private LabContainer mirror = newMirror();

    private PackageCacheLab() {}

    /** Only where packages are local: elsewhere every other scenario goes through the cache to the real hosts. */
    static PackageCacheLab start() {
        PackageCacheLab lab = new PackageCacheLab();
        try {
            assumeThat(lab.images.mirrorForm()).isEqualTo(MirrorForm.LOCAL);
            Startables.deepStart(lab.packageHost, lab.fetcher, lab.sandbox, lab.mirror)
                    .join();
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** Runs a shell command as a replica would, to its end; it must succeed. */
    void replicaRuns(String command) {
        ReplicaContainer.Spec spec = new ReplicaContainer.Spec(
                "alpine:latest", List.of("sh", "-c"), List.of(command), Map.of(), HALF_A_CORE, MEMORY, List.of());
        try (LabContainer replica = new ReplicaContainer(
                spec, labels("replica"), sandbox.getContainerId(), new TrustedRoot(lab.certificate()))) {
            replica.withStartupCheckStrategy(new OneShotStartupCheckStrategy()).start();
        }
    }

    /** What the mirror of this run answered: host and path, status, and where it had it from. */
    List<String> answersOfTheMirror() {
        return ANSWER.matcher(mirror.getLogs())
                .results()
                .map(MatchResult::group)
                .map(line -> ANSWER.matcher(line).replaceFirst("$1$2 $3 $4"))
                .toList();
    }

    /** Only the volume is left of the mirror; package host and fetcher are gone. */
    void nextRunWithNothingBehindTheMirror() {
        List.of(mirror, fetcher, packageHost).forEach(LabContainer::stop);
        mirror = newMirror();
        mirror.start();
    }

    boolean reachesThePackageHost(LabContainer from) throws IOException, InterruptedException {
        String url = "https://" + open.address(FIRST);
        return from.execInContainer("curl", "--insecure", "--silent", "--max-time", "2", url)
                        .getExitCode()
                == 0;
    }

    boolean forwards(LabContainer container) throws IOException, InterruptedException {
        String setting = container
                .execInContainer("cat", "/proc/sys/net/ipv4/ip_forward")
                .getStdout();
        return !setting.strip().equals("0");
    }

    LabContainer fetcher() {
        return fetcher;
    }

    LabContainer mirror() {
        return mirror;
    }

    LabContainer sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        new Leftovers(docker, ForkJoinPool.commonPool()).removeRun(run);
        docker.listVolumesCmd().withFilter("name", List.of(name("cache"))).exec().getVolumes().stream()
                .map(volume -> volume.getName())
                .forEach(volume -> docker.removeVolumeCmd(volume).exec());
    }

    private LabContainer newMirror() {
        return PackageMirrorContainer.caching(
                images.mirror(),
                labels("package mirror"),
                List.of(at(provider, FIRST, hosts()), at(link, SECOND, List.of())),
                certificate(lab),
                link.address(FIRST),
                name("cache"));
    }

    private Map<String, String> labels(String role) {
        return Owner.current().labels(run, role);
    }

    private String name(String what) {
        return "meshproof-" + run + "." + what;
    }

    private static Attachment at(LabNetwork network, int offset, List<String> names) {
        return new Attachment(network, offset, names);
    }

    private static List<String> hosts() {
        return PackageMirrorContainer.HOSTNAMES;
    }

    private static ServerCertificate certificate(CertificateAuthority authority) {
        return authority.issue(hosts().toArray(String[]::new));
    }
}
