package dev.meshproof.cli.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.meshproof.containers.engine.CollectedOutput;
import dev.meshproof.containers.engine.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's tshark, reading a file of this machine: the engine must run on it. */
final class TsharkContainer {
    private static final int LIMIT_SECONDS = 600;
    private static final String FOLDER = "/mnt";

    /** In the shell's own words for the time; what it counts goes to a file meanwhile. */
    private static final String COUNT =
            "begin=$(date +%s.%N); tshark -n -r \"$1\" -Y wg -T fields -e wg.type >/tmp/types 2>/tmp/said || cat /tmp/said; end=$(date +%s.%N);"
                    + " awk -v b=$begin -v e=$end '{ n[$1]++ } END { print e - b, n[4] + 0, n[1] + n[2] + 0 }' /tmp/types";

    private TsharkContainer() {}

    /** @param seconds tshark alone, without the container's start */
    record Run(double seconds, long transport, long handshake) {}

    /** @throws IOException if it does not come to its end */
    static Run run(DockerClient docker, String image, Path capture) throws IOException, InterruptedException {
        String id = docker.createContainerCmd(image)
                .withCmd("sh", "-ec", COUNT, "sh", FOLDER + "/" + capture.getFileName())
                .withLabels(Owner.current().labels("bench", "tshark"))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withBinds(new Bind(
                                String.valueOf(capture.toAbsolutePath().getParent()),
                                new Volume(FOLDER),
                                AccessMode.ro)))
                .exec()
                .getId();
        try {
            docker.startContainerCmd(id).exec();
            int code = docker.waitContainerCmd(id).start().awaitStatusCode(LIMIT_SECONDS, TimeUnit.SECONDS);
            String said = output(docker, id);
            String[] words = said.strip().split(" ");
            if (code != 0 || words.length != 3) {
                throw new IOException("tshark ended with exit code " + code + ": " + said);
            }
            return new Run(Double.parseDouble(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
        } finally {
            docker.removeContainerCmd(id).withForce(true).exec();
        }
    }

    private static String output(DockerClient docker, String id) throws InterruptedException {
        CollectedOutput output = new CollectedOutput();
        docker.logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .exec(output)
                .awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS);
        return output.out() + output.err();
    }
}
