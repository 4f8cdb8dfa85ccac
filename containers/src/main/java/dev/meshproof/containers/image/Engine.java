package dev.meshproof.containers.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The container engine's images. */
final class Engine {
    private static final int PULL_MINUTES = 15;

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

    /** Addresses at which the registries that this engine would pull from answer. */
    List<URI> registries() {
        Info info = docker.infoCmd().exec();
        String index = Optional.ofNullable(info.getIndexServerAddress()).orElse("https://index.docker.io/v1/");
        return List.of(URI.create(index).resolve("/v2/"));
    }

    /** Pulls an image. */
    void pull(String name) {
        try {
            boolean complete = docker.pullImageCmd(name)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
            if (!complete) {
                throw new ImageException("image " + name + ": not pulled within " + PULL_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("image " + name + ": interrupted while it was pulled", e);
        } catch (DockerException e) {
            throw new ImageException("image " + name + ": pull failed: " + e.getMessage(), e);
        }
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
        Deque<String> output = new ArrayDeque<>();
        Process tar = new ProcessBuilder("tar", "-C", folder.toString(), "-cf", "-", ".").start();
        try (var context = tar.getInputStream()) {
            var command = docker.buildImageCmd(context)
                    .withTags(Set.copyOf(names))
                    .withLabels(labels)
                    .withRemove(true)
                    .withForcerm(true);
            arguments.forEach(command::withBuildArg);
            String id = command.exec(new BuildImageResultCallback() {
                        @Override
                        public void onNext(BuildResponseItem item) {
                            if (item.getStream() != null) {
                                output.addLast(item.getStream().strip());
                            }
                            super.onNext(item);
                        }
                    })
                    .awaitImageId();
            String complete = docker.inspectImageCmd(id).exec().getId();
            replaced.remove(complete);
            replaced.forEach(this::removeUnlessUsed);
            return complete == null ? id : complete;
        } catch (DockerException e) {
            throw new ImageException(
                    "image " + names.get(0) + ": build failed: " + e.getMessage() + "\n" + String.join("\n", output),
                    e);
        } finally {
            tar.destroy();
        }
    }

    private void removeUnlessUsed(String id) {
        try {
            docker.removeImageCmd(id).exec();
        } catch (DockerException e) {
            // In use by a container, or other names still point to it: it stays.
        }
    }
}
