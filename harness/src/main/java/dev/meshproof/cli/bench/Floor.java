package dev.meshproof.cli.bench;

import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.CertificateAuthority.ServerCertificate;
import dev.meshproof.containers.HeadscaleContainer;
import dev.meshproof.containers.PackageMirrorContainer;
import dev.meshproof.containers.Realm;
import dev.meshproof.containers.Relay;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prepares what floor.sh needs, outside the measured time, and runs it. */
final class Floor {
    private static final long LIMIT_SECONDS = 180;
    private static final Relay RELAY = Relay.at(0, "floor");

    private final Path folder;
    private final String name;

    private Floor(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    static Floor prepare(LabPlan plan, ImageSet images) throws IOException {
        Path folder = Files.createTempDirectory(
                "meshproof-floor", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Floor floor = new Floor(folder, "floor-" + ProcessHandle.current().pid());
        floor.write("floor.sh", script());
        floor.write("image.headscale", images.headscale());
        floor.write("image.derper", images.derper());
        floor.write("image.mirror", images.mirror());
        floor.write("image.support", images.support());
        floor.write("relay.host", RELAY.hostname());
        floor.write("mirror.hosts", String.join("\n", PackageMirrorContainer.HOSTNAMES) + "\n");
        floor.certificates();
        floor.write("headscale/config.yaml", HeadscaleContainer.configuration(Realm.lab("floor.meshproof.internal")));
        floor.write("headscale/derp.yaml", HeadscaleContainer.derpMap(List.of(RELAY)));
        List<String> hosts = new ArrayList<>();
        for (ReplicaPlan replica : plan.replicas()) {
            floor.replica(hosts.size() + 1, replica, images);
            hosts.add(replica.hostname().orElseThrow() + " "
                    + replica.tailnet().socks5().known().orElseThrow().port() + " "
                    + replica.tcpPorts().get(0));
        }
        floor.write("hosts", String.join("\n", hosts) + "\n");
        return floor;
    }

    /** Seconds from the first network to the last answer. The lab is down again when this returns. */
    double run() throws IOException, InterruptedException {
        try {
            return Integer.parseInt(script("up").strip()) / 1000.0;
        } finally {
            script("down");
        }
    }

    void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void certificates() throws IOException {
        CertificateAuthority ca = new CertificateAuthority();
        write("ca.pem", ca.certificate());
        certificate(ca.issue(HeadscaleContainer.HOSTNAME), "headscale/cert.pem", "headscale/key.pem");
        certificate(
                ca.issue(RELAY.hostname()),
                "derper/" + RELAY.hostname() + ".crt",
                "derper/" + RELAY.hostname() + ".key");
        certificate(ca.issue(PackageMirrorContainer.HOSTNAMES.toArray(String[]::new)), "tls/cert.pem", "tls/key.pem");
    }

    private void certificate(ServerCertificate issued, String certificate, String key) throws IOException {
        write(certificate, issued.certificate());
        write(key, issued.key());
    }

    private void replica(int number, ReplicaPlan replica, ImageSet images) throws IOException {
        String at = "replica-" + number + "/";
        List<String> words = new ArrayList<>(replica.entrypoint());
        words.addAll(replica.command());
        write(at + "entrypoint", words.get(0));
        write(at + "arguments", words.stream().skip(1).map(word -> word + "\0").collect(Collectors.joining()));
        write(at + "image", images.users().getOrDefault(replica.image(), replica.image()));
        write(at + "cpus", String.valueOf(replica.limits().nanoCpus() / 1e9));
        write(at + "memory", String.valueOf(replica.limits().memoryBytes()));
        write(at + "key", replica.tailnet().authKeyVariable().orElseThrow());
        write(
                at + "env",
                replica.env().entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                                .collect(Collectors.joining())
                        + "TS_NO_LOGS_NO_SUPPORT=true\n");
    }

    private String script(String action) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash", folder.resolve("floor.sh").toString(), action, folder.toString(), name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the floor's script failed at \"" + action + "\"; its output is above");
        }
        return out;
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String script() throws IOException {
        try (InputStream script = Floor.class.getResourceAsStream("floor.sh")) {
            return new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
