package dev.meshproof.scenarios;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.verify.LabEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is on the engine of a process, living or not. */
final class Traces {
    private Traces() {}

    /** Containers, networks and volumes that bear the process's label, the package cache left out. */
    static List<String> of(Meshproof process) {
        DockerClient docker = new LabEngine().client();
        String owner = process.owner();
        List<String> traces = new ArrayList<>();
        docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LeftContainer.OWNER_LABEL, owner))
                .exec()
                .stream()
                .map(Container::getId)
                .forEach(traces::add);
        docker.listNetworksCmd().exec().stream()
                .filter(network -> network.getLabels() != null
                        && owner.equals(network.getLabels().get(LeftContainer.OWNER_LABEL)))
                .forEach(network -> traces.add(network.getName()));
        var volumes = docker.listVolumesCmd()
                .withFilter("label", List.of(LeftContainer.OWNER_LABEL + "=" + owner))
                .exec()
                .getVolumes();
        if (volumes != null) {
            volumes.forEach(volume -> traces.add(volume.getName()));
        }
        return traces;
    }
}
