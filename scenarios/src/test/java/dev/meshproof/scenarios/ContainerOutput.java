package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a container has said so far. */
record ContainerOutput(String out, String err) {
    private static final int LIMIT_SECONDS = 60;

    static ContainerOutput of(DockerClient docker, String container) throws InterruptedException {
        Collected collected = docker.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .exec(new Collected());
        assertThat(collected.awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("the engine gives the output of " + container)
                .isTrue();
        return new ContainerOutput(
                collected.out.toString(StandardCharsets.UTF_8), collected.err.toString(StandardCharsets.UTF_8));
    }

    private static final class Collected extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            (frame.getStreamType() == StreamType.STDERR ? err : out).writeBytes(frame.getPayload());
        }
    }
}
