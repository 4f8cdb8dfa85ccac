package dev.meshproof.containers.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The container engine's images. */
final class Engine {
    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);

    private final DockerClient docker;

    Engine(DockerClient docker) {
        this.docker = docker;
    }

    /** All images that have a name, in one request. */
    List<PresentImage> images() {
        return docker.listImagesCmd().exec().stream().map(Engine::present).toList();
    }

    private static PresentImage present(Image image) {
        return new PresentImage(
                image.getId(),
                named(image.getRepoTags()),
                named(image.getRepoDigests()),
                image.getLabels() == null ? Map.of() : image.getLabels());
    }

    private static List<String> named(String[] names) {
        return names == null
                ? List.of()
                : List.of(names).stream()
                        .filter(name -> !name.contains("<none>"))
                        .toList();
    }

    /** The image of a name, in the short form that {@link ImageName} gives. */
    static Optional<PresentImage> find(List<PresentImage> images, String name) {
        return images.stream()
                .filter(image -> image.names().contains(name) || image.digests().contains(name))
                .findFirst();
    }

    /** Addresses at which the registries answer from which this engine pulls what names no registry. */
    List<URI> registries() {
        Info info = docker.infoCmd().exec();
        String index = Optional.ofNullable(info.getIndexServerAddress()).orElse("https://index.docker.io/v1/");
        return List.of(URI.create(index).resolve("/v2/"));
    }

    /**
     * Pulls an image.
     *
     * @throws ImageException if it cannot be had, with the engine's reason
     */
    void pull(String name) {
        EngineOutput<PullResponseItem> output = new EngineOutput<>();
        docker.pullImageCmd(name).exec(output);
        output.failureWithin(PULL_LIMIT).ifPresent(reason -> {
            throw new ImageException("image " + name + " cannot be pulled: " + reason
                    + "\n  check its name; where `docker pull " + name + "` needs a login, so does this");
        });
    }

    /**
     * Builds a Dockerfile's folder. The names move to the new image when it is complete; an image of ours that had them
     * is removed unless a container uses it.
     *
     * @return the new image's id
     */
    String build(Path folder, List<String> names, Map<String, String> labels, Map<String, String> arguments)
            throws IOException {
        Set<String> replaced = new HashSet<>();
        images().stream()
                .filter(image -> image.recipe().isPresent())
                .filter(image -> image.names().stream().anyMatch(names::contains))
                .forEach(image -> replaced.add(image.id()));
        EngineOutput<BuildResponseItem> output = new EngineOutput<>();
        Process tar = new ProcessBuilder("tar", "-C", folder.toString(), "-cf", "-", ".").start();
        try (var context = tar.getInputStream()) {
            var command = docker.buildImageCmd(context)
                    .withTags(Set.copyOf(names))
                    .withLabels(labels)
                    .withRemove(true)
                    .withForcerm(true);
            arguments.forEach(command::withBuildArg);
            command.exec(output);
            output.failureWithin(BUILD_LIMIT).ifPresent(reason -> {
                throw new ImageException(
                        "image " + names.get(0) + " cannot be built: " + reason + "\n" + output.text());
            });
        } finally {
            tar.destroy();
        }
        String id = output.imageId().orElse(names.get(0));
        String complete = docker.inspectImageCmd(id).exec().getId();
        replaced.remove(complete);
        replaced.forEach(this::removeUnlessUsed);
        return complete == null ? id : complete;
    }

    /** Takes a name away, and the image with it if it has no other, unless a container uses it. Returns whether it is gone. */
    boolean removeUnlessUsed(String idOrName) {
        try {
            docker.removeImageCmd(idOrName).exec();
            return true;
        } catch (DockerException e) {
            // In use by a container, or other names still point to it: it stays.
            return false;
        }
    }
}
