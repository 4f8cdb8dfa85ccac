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
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;

/** The container engine that Testcontainers finds, and the images in it. */
public final class LabEngine {
    /**
     * The client that all of a lab uses.
     *
     * @throws LabException if no engine answers
     */
    public DockerClient client() {
        refuseAnother();
        try {
            return DockerClientFactory.instance().client();
        } catch (IllegalStateException e) {
            throw new LabException(
                    "no container engine answers; start one (`./meshproof doctor` says how) or set DOCKER_HOST", e);
        }
    }

    /** Where DOCKER_HOST names an engine that does not answer, Testcontainers would quietly take another one. */
    private static void refuseAnother() {
        if (System.getenv("DOCKER_HOST") != null && EngineInquiry.ask() instanceof Engine.Silent silent) {
            throw new LabException("no container engine answers at " + silent.address() + " (" + silent.why()
                    + "), which DOCKER_HOST names; start that engine, or unset DOCKER_HOST");
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
