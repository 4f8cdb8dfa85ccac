package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.engine.CollectedOutput;
import java.util.concurrent.TimeUnit;

/** What a container has said so far. */
record ContainerOutput(String out, String err) {
    private static final int LIMIT_SECONDS = 60;

    static ContainerOutput of(DockerClient docker, String container) throws InterruptedException {
        CollectedOutput collected = docker.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .exec(new CollectedOutput());
        assertThat(collected.awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("the engine gives the output of " + container)
                .isTrue();
        return new ContainerOutput(collected.out(), collected.err());
    }
}
