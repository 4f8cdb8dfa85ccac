package dev.meshproof.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the launcher's {@code verify} as a user does, and looks at it from outside. */
final class VerifyProcess {
    private static final long LIMIT_SECONDS = 300;
    private static final int PROVEN = 0;

    private final List<Path> sdls;

    VerifyProcess(List<Path> sdls) {
        this.sdls = sdls;
    }

    /** @param seconds from the call of the launcher until it has ended */
    record Run(double seconds, int checks, int controls) {}

    /** The repository's top: the launcher says where it is. */
    static Path top() {
        return Path.of(System.getProperty("meshproof.top", "."));
    }

    /** @throws IOException if the run does not end PROVEN: then there is nothing to compare */
    Run run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start(Redirect.PIPE);
        JsonNode result = new ObjectMapper().readTree(process.getInputStream());
        await(process);
        double seconds = (System.nanoTime() - begin) / 1e9;
        JsonNode counts = result.path("counts");
        return new Run(
                seconds, counts.path("checks").asInt(), counts.path("controls").asInt());
    }

    /** Highest memory of the JVM and of each container, in MiB, sampled while one more run goes on. */
    Map<String, Long> memory() throws IOException, InterruptedException {
        Map<String, MemoryWatch> watches = new TreeMap<>();
        long jvm = 0;
        Process process = start(Redirect.DISCARD);
        DockerClient docker = new LabEngine().client();
        while (process.isAlive()) {
            jvm = Math.max(jvm, ResidentMemory.peakMib(process.pid()));
            for (Container container : docker.listContainersCmd()
                    .withLabelFilter(Map.of(
                            LeftContainer.OWNER_LABEL,
                            Owner.of(process.toHandle()).toString()))
                    .exec()) {
                watches.computeIfAbsent(
                        String.valueOf(container.getLabels().get(LeftContainer.ROLE_LABEL)),
                        role -> docker.statsCmd(container.getId()).exec(new MemoryWatch()));
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        await(process);
        Map<String, Long> highest = new TreeMap<>(Map.of("(JVM)", jvm));
        for (Map.Entry<String, MemoryWatch> watch : watches.entrySet()) {
            highest.put(watch.getKey(), watch.getValue().mebibytes());
            watch.getValue().close();
        }
        return highest;
    }

    private Process start(Redirect output) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(top().resolve("meshproof").toString(), "verify", "--json"));
        sdls.forEach(sdl -> command.add(sdl.toAbsolutePath().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static void await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException("verify did not end within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != PROVEN) {
            throw new IOException("verify ended with exit code " + process.exitValue()
                    + "; run it by itself to see why, then the benchmark again");
        }
    }
}
