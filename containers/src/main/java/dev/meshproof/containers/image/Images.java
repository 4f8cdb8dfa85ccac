package dev.meshproof.containers.image;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a lab's images ready: finds, pulls or builds them. Where everything is there and current, that costs one request
 * to the engine. Thread-safe; several processes may do it at once on one machine.
 *
 * <pre>{@code
 * Images images = new Images(docker, Images.defaultCache());
 * ImageSet set = images.ensure(Origin.AUTO, progress, List.of("alpine:latest"));
 * }</pre>
 */
public final class Images {
    private static final URI PACKAGE_HOST = URI.create("https://dl-cdn.alpinelinux.org/alpine/");
    private static final Map<List<URI>, Boolean> ANSWERED = new LinkedHashMap<>();

    private final Engine engine;
    private final Path cache;
    private final RecipeHashes hashes = RecipeHashes.ofClassPath();

    /**
     * Nothing happens yet.
     *
     * @param cache folder for downloads, results of builds and their logs; made when needed
     */
    public Images(DockerClient docker, Path cache) {
        this.engine = new Engine(docker);
        this.cache = cache.toAbsolutePath();
    }

    /** The folder named by MESHPROOF_CACHE, else {@code .cache/meshproof} in the user's home. */
    public static Path defaultCache() {
        String named = System.getenv("MESHPROOF_CACHE");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "meshproof")
                : Path.of(named);
    }

    /**
     * Makes everything ready that a lab with these images needs: the lab's own images and those that its SDLs name.
     *
     * @param userImages image references as SDLs name them
     * @return what to start containers from
     * @throws ImageException if an image cannot be had; the message says what to do
     */
    public ImageSet ensure(Origin origin, Progress progress, Collection<String> userImages) {
        Map<String, String> shortNames = new LinkedHashMap<>();
        userImages.forEach(name -> shortNames.put(name, ImageName.of(name).value()));
        ImagePlan plan = plan(origin, shortNames.values());
        if (!plan.isReady()) {
            // Pulled images are there then; what is ours is judged again by its labels.
            Origin again = origin == Origin.PULL ? Origin.AUTO : origin;
            plan = makeReady(progress, () -> plan(origin, shortNames.values()), () -> plan(again, shortNames.values()));
        }
        if (plan.form() == MirrorForm.PROXY && !answers(List.of(PACKAGE_HOST))) {
            throw new ImageException("the package host " + PACKAGE_HOST.getHost() + " does not answer, and "
                    + String.join(", ", plan.users().keySet())
                    + " may want packages that only it can sign; connect this"
                    + " machine, or remove official images with `docker rmi` so that stand-ins are built");
        }
        return new ImageSets(hashes).describe(plan, shortNames);
    }

    /**
     * Makes tshark ready, which reads captures independently of us. No lab has it in it.
     *
     * @return reference of Debian with tshark
     * @throws ImageException if it cannot be built; the message says what to do
     */
    public String tshark(Progress progress) {
        return apart(LabImage.TSHARK, progress);
    }

    /**
     * Makes a browser ready, with chromedriver to drive it. No lab has it in it.
     *
     * @return reference of Debian with chromium and chromedriver
     * @throws ImageException if it cannot be built; the message says what to do
     */
    public String chromium(Progress progress) {
        return apart(LabImage.CHROMIUM, progress);
    }

    private String apart(LabImage image, Progress progress) {
        Supplier<ImagePlan> plan = () -> ImagePlan.apart(image, situation(Origin.AUTO));
        if (!plan.get().isReady()) {
            makeReady(progress, plan, plan);
        }
        return image.names(hashes.of(image.recipe())).get(0);
    }

    /** @param done the plan when it has been carried out */
    private ImagePlan makeReady(Progress progress, Supplier<ImagePlan> planned, Supplier<ImagePlan> done) {
        try (BuildLock lock = BuildLock.take(cache, progress)) {
            ImagePlan plan = planned.get();
            if (!plan.isReady()) {
                new ImageWork(engine, cache, hashes, progress).carryOut(plan);
                plan = done.get();
            }
            if (!plan.isReady()) {
                throw new ImageException("images changed while they were made ready; run it again");
            }
            for (String name : Superseded.names(engine.images(), hashes)) {
                if (engine.removeUnlessUsed(name)) {
                    progress.report(name, "removed, superseded");
                }
            }
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException("images could not be made ready in " + cache, e);
        }
    }

    private ImagePlan plan(Origin origin, Collection<String> names) {
        return ImagePlan.of(situation(origin), names).orThrow();
    }

    private ImagePlan.Situation situation(Origin origin) {
        return new ImagePlan.Situation(
                engine.images(),
                hashes,
                cachedKey(),
                origin,
                HostTool.GO.isPresent(),
                () -> answers(engine.registries()));
    }

    private Optional<String> cachedKey() {
        Path packages = RecipeBuilds.result(cache, hashes, LabImage.PACKAGES.recipe());
        return Files.isDirectory(packages) ? Optional.of(MirrorKey.of(packages)) : Optional.empty();
    }

    /** Asked once in the life of this process. */
    private static boolean answers(List<URI> addresses) {
        synchronized (ANSWERED) {
            return ANSWERED.computeIfAbsent(addresses, RegistryProbe::answers);
        }
    }

    /** Every image in the engine that this package knows: the lab's own and those it has stand-ins for. */
    public List<ImageOrigin> list() {
        List<ImageOrigin> known = new ArrayList<>();
        for (PresentImage image : engine.images()) {
            for (String name : image.names()) {
                if (image.recipe().isPresent() || LabImage.standInFor(name).isPresent()) {
                    known.add(ImageSets.origin(name, image));
                }
            }
        }
        return known;
    }
}
