package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CopyArchiveToContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.containers.image.Images;
import dev.meshproof.containers.image.Progress;
import dev.meshproof.verify.LabEngine;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's tshark, which knows nothing of us, in a container with no network. */
final class Tshark {
    private static final int LIMIT_SECONDS = 120;
    private static final String FOLDER = "/mnt";
    private static final String READ_ALL =
            "for f in $(find " + FOLDER + " -name '*.pcapng' | sort); do tshark -n -r \"$f\""
                    + " -T fields -e frame.interface_description -e frame.len -e wg.type; done";
    private static final Pattern LINE =
            Pattern.compile("direction=(\\S+) source=(\\S+) destination=(\\S+)\t([0-9]+)\t([0-9]*)");

    /** Of IPv4 and UDP, before each packet. */
    private static final int HEADERS = 28;

    private Tshark() {}

    /** Who sends to whom, and which way, as the capture describes it. */
    record Way(String direction, String source, String destination) {}

    /** @param type WireGuard's, 1 to 4; empty where tshark takes it for no WireGuard */
    record Packet(Way way, long bytes, String type) {}

    /** The packets of all captures below a folder, in the order of the files' names. */
    static List<Packet> packets(Path folder) throws InterruptedException {
        return packets(copy -> copy.withHostResource(folder.toString()));
    }

    /** As {@link #packets(Path)}, of a folder as a tar. */
    static List<Packet> packets(InputStream tar) throws InterruptedException {
        return packets(copy -> copy.withTarInputStream(tar));
    }

    private interface Captures {
        CopyArchiveToContainerCmd from(CopyArchiveToContainerCmd copy);
    }

    private static List<Packet> packets(Captures captures) throws InterruptedException {
        DockerClient docker = new LabEngine().client();
        String id = docker.createContainerCmd(new Images(docker, Images.defaultCache()).tshark(Progress.SILENT))
                .withCmd("sh", "-ec", READ_ALL)
                .withLabels(Owner.current().labels("tshark", "tshark"))
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                .exec()
                .getId();
        try {
            captures.from(docker.copyArchiveToContainerCmd(id))
                    .withRemotePath(FOLDER)
                    .exec();
            docker.startContainerCmd(id).exec();
            int code = docker.waitContainerCmd(id).start().awaitStatusCode(LIMIT_SECONDS, TimeUnit.SECONDS);
            ContainerOutput said = ContainerOutput.of(docker, id);
            assertThat(code).as(said.err()).isZero();
            return said.out().lines().map(Tshark::packet).toList();
        } finally {
            docker.removeContainerCmd(id).withForce(true).exec();
        }
    }

    private static Packet packet(String line) {
        Matcher fields = LINE.matcher(line);
        assertThat(fields.matches()).as(line).isTrue();
        return new Packet(
                new Way(fields.group(1), fields.group(2), fields.group(3)),
                Long.parseLong(fields.group(4)) - HEADERS,
                fields.group(5));
    }
}
