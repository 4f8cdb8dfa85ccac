package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerStatus;

/**
 * Whether a container was started. One that has ended already was: why is told by whoever wants something of it.
 * Testcontainers' own check would ask for 30 s after one that was removed meanwhile, as happens when a lab closes.
 */
final class StartCheck extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient docker, String containerId) {
        try {
            ContainerState state = getCurrentState(docker, containerId);
            return Boolean.TRUE.equals(state.getRunning()) || DockerStatus.isContainerStopped(state)
                    ? StartupStatus.SUCCESSFUL
                    : StartupStatus.NOT_YET_KNOWN;
        } catch (NotFoundException gone) {
            return StartupStatus.FAILED;
        }
    }
}
