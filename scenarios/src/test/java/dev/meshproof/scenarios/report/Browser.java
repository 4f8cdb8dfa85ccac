package dev.meshproof.scenarios.report;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import dev.meshproof.containers.ProbeContainer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.containers.image.Images;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.containers.image.Progress;
import dev.meshproof.lab.Leftovers;
import dev.meshproof.probe.PortForward;
import dev.meshproof.verify.LabEngine;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.awaitility.Awaitility;

/**
 * A headless Chromium in a container without a network: it reaches its own loopback and the files that were put into it. One
 * page at a time; not thread-safe.
 */
final class Browser implements AutoCloseable {
    /** Where {@link #put} puts folders. */
    static final String PAGES = "/srv/pages/";

    private static final int PORT = 9515;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final DockerClient docker = new LabEngine().client();
    private final String run = "browser-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final String container;
    private final AgentConnection agent;
    private final PortForward forward;
    private final ChromeDriver driver;

    private Browser() throws IOException {
        try {
            container = startContainer();
            agent = AgentConnection.open(docker, startProbe(), LIMIT).join();
            forward = PortForward.direct(agent, "127.0.0.1", PORT);
            Awaitility.await("chromedriver is ready").atMost(LIMIT).until(this::isReady);
            driver = new ChromeDriver(forward.uri());
        } catch (IOException | RuntimeException e) {
            removeContainers();
            throw e;
        }
    }

    static Browser start() throws IOException {
        return new Browser();
    }

    private String startContainer() {
        String id = docker.createContainerCmd(new Images(docker, Images.defaultCache()).chromium(Progress.SILENT))
                .withCmd("sh", "-ec", "mkdir -p " + PAGES + "; exec chromedriver --port=" + PORT)
                .withLabels(labels("browser"))
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withInit(true))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        return id;
    }

    /** A published port would need a network, and would not be ours where the engine is on another machine. */
    private String startProbe() {
        String support =
                new LabEngine().images(List.of(), Origin.AUTO, line -> {}).support();
        ProbeContainer probe = ProbeContainer.beside(support, labels("browser's probe"), container);
        probe.start();
        return probe.getContainerId();
    }

    private Map<String, String> labels(String role) {
        return Owner.current().labels(run, role);
    }

    private boolean isReady() {
        try {
            var status =
                    (HttpURLConnection) forward.uri().resolve("/status").toURL().openConnection();
            return status.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Copies a folder in, under its own name; pages in it may refer to one another. */
    void put(Path folder) {
        docker.copyArchiveToContainerCmd(container)
                .withHostResource(folder.toString())
                .withRemotePath(PAGES)
                .exec();
    }

    /**
     * Opens a page and looks at it, its scripts having run.
     *
     * @param path below {@link #PAGES}
     */
    Page open(String path, Look look) {
        return Page.open(driver, "file://" + PAGES + path, look, true);
    }

    /** As {@link #open}, with its scripts switched off. */
    Page openWithoutJavaScript(String path, Look look) {
        return Page.open(driver, "file://" + PAGES + path, look, false);
    }

    /** Chromium's version. */
    String version() {
        return driver.getCapabilities().getBrowserVersion();
    }

    /** The containers go before their agent's stream is closed, which docker-java would complain of otherwise. */
    @Override
    public void close() {
        try {
            driver.quit();
            forward.close();
        } finally {
            removeContainers();
            agent.close();
        }
    }

    private void removeContainers() {
        new Leftovers(docker, ForkJoinPool.commonPool()).removeRun(run);
    }
}
