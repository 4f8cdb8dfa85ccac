package dev.meshproof.verify;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.containers.engine.Engine;
import dev.meshproof.containers.engine.EngineInquiry;
import dev.meshproof.containers.image.ImageException;
import dev.meshproof.containers.image.ImageOrigin;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.containers.image.Images;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.lab.LabException;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;

/** The container engine that Testcontainers finds, and the images in it. */
public final class LabEngine {
    /**
     * The client that all of a lab uses: for the engine at DOCKER_HOST where that is set, and for no other then.
     *
     * @throws LabException if no engine answers
     */
    public DockerClient client() {
        String wanted = System.getenv("DOCKER_HOST");
        boolean named = wanted != null && !wanted.isBlank();
        if (named && EngineInquiry.ask() instanceof Engine.Silent silent) {
            throw new LabException("no container engine answers at " + silent.address() + " (" + silent.why()
                    + "), which DOCKER_HOST names; start that engine, or unset DOCKER_HOST");
        }
        try {
            DockerClientFactory factory = DockerClientFactory.instance();
            URI found = factory.getTransportConfig().getDockerHost();
            if (named && !found.equals(URI.create(wanted))) {
                // It prefers the one that it remembers; labs would run, and be cleaned, where nobody asked for it.
                throw new LabException("Testcontainers found the engine at " + found + ", and DOCKER_HOST names "
                        + wanted + "; remove docker.client.strategy from .testcontainers.properties in your home");
            }
            return factory.client();
        } catch (IllegalStateException e) {
            throw new LabException(
                    "no container engine answers; start one (`./meshproof doctor` says how) or set DOCKER_HOST", e);
        }
    }

    /** The images of labs that the engine has now. */
    public List<ImageOrigin> listImages() {
        return new Images(client(), Images.defaultCache()).list();
    }

    /**
     * Makes sure of every image that a plan needs.
     *
     * @throws LabException if one cannot be had
     */
    public ImageSet images(LabPlan plan, Origin origin, Consumer<String> progress) {
        return images(plan.replicas().stream().map(ReplicaPlan::image).collect(Collectors.toSet()), origin, progress);
    }

    /** As {@link #images(LabPlan, Origin, Consumer)}, for images by name. */
    public ImageSet images(Collection<String> users, Origin origin, Consumer<String> progress) {
        try {
            return new Images(client(), Images.defaultCache())
                    .ensure(origin, (subject, line) -> progress.accept(subject + ": " + line), users);
        } catch (ImageException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }
}
