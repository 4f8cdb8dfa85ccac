package dev.meshproof.scenarios.broken;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Frame;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.lab.Lab;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Breaks a running lab with the engine's own means, and mends it again. */
final class EngineFaults implements AutoCloseable {
    /** Signals every process of a name in a container; images need not have pkill. */
    private static final String SIGNAL =
            "n=0; for p in /proc/[0-9]*; do if [ \"$(cat $p/comm 2>/dev/null)\" = \"$1\" ]; then"
                    + " kill -s \"$2\" \"${p#/proc/}\" && n=1; fi; done; [ $n = 1 ]";

    private final DockerClient docker;
    private final Map<String, String> containers;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    EngineFaults(DockerClient docker, Lab lab) {
        this.docker = docker;
        this.containers = lab.containers();
    }

    void apply(Broken broken) {
        broken.cut().orElse(List.of()).forEach(this::cut);
        broken.attached().orElse(List.of()).forEach(this::attach);
        broken.paused().orElse(List.of()).forEach(this::pause);
        broken.stopped().orElse(List.of()).forEach(this::stop);
    }

    private void pause(String role) {
        String id = id(role);
        docker.pauseContainerCmd(id).exec();
        undo.push(() -> docker.unpauseContainerCmd(id).exec());
    }

    private void stop(Broken.InContainer which) {
        signal(which, "STOP");
        undo.push(() -> signal(which, "CONT"));
    }

    private void cut(Broken.OnNetwork from) {
        String id = id(from.container());
        String network = network(id, from.network());
        ContainerNetwork as = docker.inspectContainerCmd(id).exec().getNetworkSettings().getNetworks().values().stream()
                .filter(each -> network.equals(each.getNetworkID()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(from + ": it is not on that network"));
        docker.disconnectFromNetworkCmd()
                .withContainerId(id)
                .withNetworkId(network)
                .exec();
        undo.push(() -> connect(id, network, as));
    }

    private void attach(Broken.OnNetwork to) {
        String id = id(to.container());
        String network = network(id, to.network());
        docker.connectToNetworkCmd().withContainerId(id).withNetworkId(network).exec();
        undo.push(() -> docker.disconnectFromNetworkCmd()
                .withContainerId(id)
                .withNetworkId(network)
                .exec());
    }

    private void connect(String id, String network, ContainerNetwork as) {
        docker.connectToNetworkCmd()
                .withContainerId(id)
                .withNetworkId(network)
                .withContainerNetwork(new ContainerNetwork()
                        .withAliases(Objects.requireNonNullElse(as.getAliases(), List.of()))
                        .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(as.getIpAddress())))
                .exec();
    }

    private String id(String role) {
        String id = containers.get(role);
        if (id == null) {
            throw new IllegalArgumentException("no " + role + " among " + containers.keySet());
        }
        return id;
    }

    /** The network of the lab that has the container, by its role. */
    private String network(String container, String name) {
        Map<String, String> labels = Objects.requireNonNull(
                docker.inspectContainerCmd(container).exec().getConfig().getLabels());
        String run = Objects.requireNonNull(labels.get(LeftContainer.RUN_LABEL));
        return docker.listNetworksCmd().exec().stream()
                .filter(each -> run.equals(each.getLabels().get(LeftContainer.RUN_LABEL)))
                .filter(each -> ("network " + name).equals(each.getLabels().get(LeftContainer.ROLE_LABEL)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the lab has no network " + name))
                .getId();
    }

    private void signal(Broken.InContainer which, String signal) {
        String exec = docker.execCreateCmd(id(which.container()))
                .withAttachStdout(true)
                .withCmd("sh", "-c", SIGNAL, "sh", which.process(), signal)
                .exec()
                .getId();
        try {
            docker.execStartCmd(exec).exec(new ResultCallback.Adapter<Frame>()).awaitCompletion(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Long code = docker.inspectExecCmd(exec).exec().getExitCodeLong();
        if (!Objects.equals(code, 0L)) {
            throw new IllegalStateException("no " + which.process() + " in " + which.container() + " took " + signal);
        }
    }

    /** Mends all, the last first. */
    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
