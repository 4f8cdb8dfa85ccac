package dev.meshproof.containers.image;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What is to be done about one image. A pure decision; a registry is asked only where its answer matters. */
sealed interface Choice {
    /** It is here and will do. */
    record Use(PresentImage image) implements Choice {}

    /** It is to be pulled. */
    record Pull() implements Choice {}

    /**
     * It is to be built.
     *
     * @param recipe of the image's recipes, the one to use
     */
    record Build(LabImage image, String recipe) implements Choice {
        Build(LabImage image) {
            this(image, image.recipe());
        }
    }

    /** It cannot be had: why, and what to do. */
    record Impossible(String reason) implements Choice {}

    /**
     * Decides about an image by the name that an SDL or the lab asks for.
     *
     * @param present what the engine has under that name
     * @param current whether a present image of ours is still what its recipe would build
     * @param registryAnswers whether images that name no registry can be pulled; the registry of one that names it is
     *     asked by the engine alone, because only there does the name mean what it means to a pull
     */
    static Choice of(
            String name,
            Optional<PresentImage> present,
            boolean current,
            Origin origin,
            BooleanSupplier registryAnswers) {
        if (present.isPresent() && present.get().recipe().isEmpty()) {
            return new Use(present.get());
        }
        Optional<LabImage> known = LabImage.standInFor(name);
        if (present.isPresent() && current && !(origin == Origin.PULL && official(known))) {
            return new Use(present.get());
        }
        if (known.isPresent() && (!official(known) || origin == Origin.STAND_IN)) {
            return new Build(known.get());
        }
        if (origin == Origin.STAND_IN) {
            return new Impossible("image " + name + ": not in the engine, and no stand-in is known for it; "
                    + "load it with `docker load`, or run without `--images STAND_IN` where a registry can be reached");
        }
        if (origin == Origin.PULL || new ImageName(name).namesRegistry() || registryAnswers.getAsBoolean()) {
            return new Pull();
        }
        return known.<Choice>map(Build::new)
                .orElseGet(
                        () -> new Impossible("image " + name + ": not in the engine, no image registry answers, and no "
                                + "stand-in is known for it; pull it elsewhere and bring it here with `docker save` and "
                                + "`docker load`"));
    }

    private static boolean official(Optional<LabImage> known) {
        return known.map(LabImage::official).orElse(false);
    }
}
