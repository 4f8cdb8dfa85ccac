package dev.meshproof.scenarios;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.meshproof.verify.LabEngine;
import java.util.Map;

/** A container and a network that no clean-up of ours may touch. */
record Bystander(DockerClient docker, String container, String network) implements AutoCloseable {
    static Bystander withLabels(Map<String, String> labels) {
        DockerClient docker = new LabEngine().client();
        String network = docker.createNetworkCmd()
                .withName("bystander-" + System.nanoTime())
                .withInternal(true)
                .withLabels(labels)
                .exec()
                .getId();
        String container = docker.createContainerCmd("alpine:latest")
                .withCmd("sleep", "600")
                .withLabels(labels)
                .withHostConfig(new com.github.dockerjava.api.model.HostConfig().withNetworkMode(network))
                .exec()
                .getId();
        docker.startContainerCmd(container).exec();
        return new Bystander(docker, container, network);
    }

    boolean isThere() {
        try {
            docker.inspectNetworkCmd().withNetworkId(network).exec();
            return Boolean.TRUE.equals(
                    docker.inspectContainerCmd(container).exec().getState().getRunning());
        } catch (NotFoundException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        docker.removeContainerCmd(container).withForce(true).exec();
        docker.removeNetworkCmd(network).exec();
    }
}
