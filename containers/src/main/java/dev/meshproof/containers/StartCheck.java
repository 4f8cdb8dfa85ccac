package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerStatus;

/**
 * Whether a container was started. Testcontainers' own checks would ask for 30 s after one that was removed meanwhile, as
 * happens when a lab closes; and they look once a second, over all containers of the process, for which each of a lab's would
 * wait.
 */
final class StartCheck extends StartupCheckStrategy {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Duration limit;
    private final Function<ContainerState, StartupStatus> judge;

    private StartCheck(Duration limit, Function<ContainerState, StartupStatus> judge) {
        this.limit = limit;
        this.judge = judge;
    }

    /** One that runs, or that has ended already: why is told by whoever wants something of it. */
    static StartCheck started() {
        return new StartCheck(
                Duration.ofSeconds(30),
                state -> Boolean.TRUE.equals(state.getRunning()) || DockerStatus.isContainerStopped(state)
                        ? StartupStatus.SUCCESSFUL
                        : StartupStatus.NOT_YET_KNOWN);
    }

    /** One that has ended, with exit code 0. */
    static StartCheck ended(Duration limit) {
        return new StartCheck(limit, state -> {
            if (!DockerStatus.isContainerStopped(state)) {
                return StartupStatus.NOT_YET_KNOWN;
            }
            return DockerStatus.isContainerExitCodeSuccess(state) ? StartupStatus.SUCCESSFUL : StartupStatus.FAILED;
        });
    }

    @Override
    public boolean waitUntilStartupSuccessful(DockerClient docker, String containerId) {
        StartupStatus seen = Awaitility.await("the start of container " + containerId)
                .dontCatchUncaughtExceptions()
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> checkStartupState(docker, containerId), status -> status != StartupStatus.NOT_YET_KNOWN);
        return seen == StartupStatus.SUCCESSFUL;
    }

    @Override
    public StartupStatus checkStartupState(DockerClient docker, String containerId) {
        try {
            return judge.apply(getCurrentState(docker, containerId));
        } catch (NotFoundException gone) {
            return StartupStatus.FAILED;
        }
    }
}
