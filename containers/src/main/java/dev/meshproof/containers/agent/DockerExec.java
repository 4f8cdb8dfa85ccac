package dev.meshproof.containers.agent;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent in a container, over one {@code docker exec} with its input attached. */
final class DockerExec implements AgentTransport {
    private static final int MOST_WAITING = 1 << 20;

    private final BytePipe toAgent = new BytePipe(MOST_WAITING);
    private final BytePipe fromAgent = new BytePipe(MOST_WAITING);
    private final OutputStream fromAgentWriter = fromAgent.out();
    private final LastLines errors = new LastLines();
    private final DockerClient docker;
    private final String execId;
    private final Output output = new Output();

    /** @throws DockerException if the engine refuses, e.g. because the container does not run */
    DockerExec(DockerClient docker, String containerId, List<String> command) {
        this.docker = docker;
        execId = docker.execCreateCmd(containerId)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withTty(false)
                .withCmd(command.toArray(new String[0]))
                .exec()
                .getId();
        docker.execStartCmd(execId).withTty(false).withStdIn(toAgent.in()).exec(output);
    }

    private final class Output extends ResultCallback.Adapter<Frame> {
        @Override
        public void onNext(Frame frame) {
            if (frame.getStreamType() == StreamType.STDERR) {
                errors.add(frame.getPayload());
                return;
            }
            try {
                fromAgentWriter.write(frame.getPayload());
            } catch (IOException closed) {
                // Nobody reads any more.
            }
        }

        @Override
        public void onError(Throwable e) {
            errors.add(("\nengine: " + e.getMessage()).getBytes(StandardCharsets.UTF_8));
            end();
            super.onError(e);
        }

        @Override
        public void onComplete() {
            end();
            super.onComplete();
        }
    }

    private void end() {
        fromAgent.end();
        toAgent.end();
    }

    @Override
    public InputStream in() {
        return fromAgent.in();
    }

    @Override
    public OutputStream out() {
        return toAgent.out();
    }

    @Override
    public String lastWords() {
        String exit = "";
        try {
            @Nullable Long code = docker.inspectExecCmd(execId).exec().getExitCodeLong();
            exit = code == null ? "" : "exit code " + code + ". ";
        } catch (DockerException e) {
            exit = "exit code unknown (" + e.getMessage() + "). ";
        }
        return exit + errors;
    }

    /** Breaks the connection off, upon which the engine closes the agent's input; it passes no mere end of input on. */
    @Override
    public void close() {
        end();
        try {
            output.close();
        } catch (IOException e) {
            errors.add(("\nengine: " + e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
