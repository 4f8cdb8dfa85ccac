package dev.meshproof.containers.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.meshproof.containers.engine.Engine.Answering;
import dev.meshproof.containers.engine.Engine.Silent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.shaded.com.github.dockerjava.core.DefaultDockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientImpl;

/**
 * Looks at the engine once. Testcontainers' own search is not used for it, because that retries for many seconds where no
 * engine answers and remembers the failure.
 */
public final class EngineInquiry {

    /** For everything together: an engine that is up needs milliseconds. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private EngineInquiry() {}

    /** Looks where DOCKER_HOST and its companions in the environment say, or at the usual socket. */
    public static Engine ask() {
        return ask(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
    }

    /** Looks at one address, in the form of DOCKER_HOST. */
    public static Engine ask(URI address) {
        return ask(DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address.toString())
                .build());
    }

    /** On a thread of its own, because docker-java's time limits do not hold on a unix socket. */
    private static Engine ask(DefaultDockerClientConfig config) {
        CompletableFuture<Engine> engine = new CompletableFuture<>();
        Thread asking = new Thread(() -> engine.complete(connect(config)), "engine-inquiry");
        asking.setDaemon(true);
        asking.start();
        String tooLate = "no answer within " + PATIENCE.toMillis() + " ms";
        return engine.completeOnTimeout(
                        new Silent(config.getDockerHost(), tooLate), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static Engine connect(DefaultDockerClientConfig config) {
        URI address = config.getDockerHost();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(address)
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(PATIENCE)
                .responseTimeout(PATIENCE)
                .build();
        try (DockerClient client = DockerClientImpl.getInstance(config, http)) {
            return look(address, client);
        } catch (IOException | RuntimeException e) {
            return new Silent(address, cause(e));
        }
    }

    private static Answering look(URI address, DockerClient client) {
        Version version = client.versionCmd().exec();
        Info info = client.infoCmd().exec();
        List<LeftContainer> left =
                client
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LeftContainer.RUN_LABEL))
                        .exec()
                        .stream()
                        .map(EngineInquiry::labContainer)
                        .toList();
        return new Answering(
                address,
                Objects.requireNonNullElse(version.getVersion(), ""),
                Objects.requireNonNullElse(version.getApiVersion(), ""),
                Objects.requireNonNullElse(info.getDriver(), ""),
                Objects.requireNonNullElse(info.getDockerRootDir(), ""),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                left);
    }

    private static LeftContainer labContainer(Container container) {
        Map<String, String> labels = container.getLabels();
        return new LeftContainer(
                container.getId(),
                container.getNames()[0].substring(1),
                labels.getOrDefault(LeftContainer.RUN_LABEL, ""),
                Optional.ofNullable(labels.get(LeftContainer.OWNER_LABEL)).flatMap(Owner::parse));
    }

    private static String cause(Throwable seen) {
        Throwable root = seen;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
