package dev.meshproof.containers.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is to be done for a lab's images. A pure decision over what the engine has.
 *
 * @param users for each image that SDLs name, in the engine's short form
 * @param own for the lab's own images; {@link LabImage#PACKAGES} only where the mirror serves local repositories
 * @param form how the mirror answers
 */
record ImagePlan(Map<String, Choice> users, Map<LabImage, Choice> own, MirrorForm form) {
    /** What a recipe's name ends with whose image lies on top of an official one. */
    static final String PULLED = "-pulled";

    /** Everything the decision is made from. */
    record Situation(
            List<PresentImage> images,
            RecipeHashes hashes,
            Optional<String> cachedKey,
            Origin origin,
            boolean goIsHere,
            BooleanSupplier registryAnswers) {

        boolean builtBy(PresentImage image, String recipe) {
            return image.recipe().equals(Optional.of(hashes.of(recipe)));
        }

        Optional<PresentImage> find(String name) {
            return Engine.find(images, name);
        }
    }

    static ImagePlan of(Situation now, Collection<String> userImages) {
        Optional<PresentImage> packages = now.find(mainName(LabImage.PACKAGES, now))
                .filter(image -> now.builtBy(image, LabImage.PACKAGES.recipe()));
        // Rebuilding the mirror's content makes a new key, and with it every image that has to trust it.
        Map<String, Choice> users = choose(userImages, now, packages.flatMap(PresentImage::key));
        if (packages.isEmpty() || anyBuildOfKeyed(users)) {
            users = choose(userImages, now, now.cachedKey());
        }
        MirrorForm form = form(users, now);
        Map<LabImage, Choice> own = new EnumMap<>(LabImage.class);
        own.put(LabImage.HEADSCALE, headscale(now));
        own.put(LabImage.DERPER, variants(LabImage.DERPER, now));
        own.put(LabImage.SUPPORT, variants(LabImage.SUPPORT, now));
        if (form == MirrorForm.LOCAL) {
            boolean keyFits = packages.isPresent()
                    && (!anyBuildOfKeyed(users)
                            || packages.flatMap(PresentImage::key).equals(now.cachedKey()));
            own.put(
                    LabImage.PACKAGES,
                    packages.filter(image -> keyFits)
                            .<Choice>map(Choice.Use::new)
                            .orElseGet(() -> new Choice.Build(LabImage.PACKAGES, LabImage.PACKAGES.recipe())));
        }
        return new ImagePlan(users, own, form);
    }

    /** For one image of ours that no lab is made of: it is built where it is not there, also where a registry answers. */
    static ImagePlan apart(LabImage image, Situation now) {
        Choice choice = now.find(mainName(image, now))
                .filter(present -> now.builtBy(present, image.recipe()))
                .<Choice>map(Choice.Use::new)
                .orElseGet(() -> new Choice.Build(image));
        return new ImagePlan(Map.of(), Map.of(image, choice), MirrorForm.LOCAL);
    }

    private static Map<String, Choice> choose(Collection<String> names, Situation now, Optional<String> key) {
        Map<String, Choice> chosen = new LinkedHashMap<>();
        for (String name : names) {
            Optional<PresentImage> present = now.find(name);
            boolean current = present.isPresent()
                    && LabImage.standInFor(name)
                            .map(image -> now.builtBy(present.get(), image.recipe())
                                    && (!image.keyed()
                                            || key.isPresent()
                                                    && present.get().key().equals(key)))
                            .orElse(true);
            chosen.put(name, Choice.of(name, present, current, now.origin(), now.registryAnswers()));
        }
        return chosen;
    }

    private static Choice headscale(Situation now) {
        String name = mainName(LabImage.HEADSCALE, now);
        Optional<PresentImage> present = now.find(name);
        boolean current = present.map(image -> now.builtBy(image, LabImage.HEADSCALE.recipe()))
                .orElse(false);
        return Choice.of(name, present, current, now.origin(), now.registryAnswers());
    }

    /** An image that is always built: on this machine alone, or on top of official images where they can be pulled. */
    private static Choice variants(LabImage image, Situation now) {
        String pulled = image.recipe() + PULLED;
        for (String recipe : List.of(image.recipe(), pulled)) {
            boolean wanted = now.origin() != Origin.STAND_IN || recipe.equals(image.recipe());
            Optional<PresentImage> present =
                    now.find(image.names(now.hashes().of(recipe)).get(0)).filter(found -> now.builtBy(found, recipe));
            if (wanted && present.isPresent()) {
                return new Choice.Use(present.get());
            }
        }
        boolean onTop = (image != LabImage.DERPER || !now.goIsHere())
                && now.origin() != Origin.STAND_IN
                && (now.origin() == Origin.PULL || now.registryAnswers().getAsBoolean());
        return new Choice.Build(image, onTop ? pulled : image.recipe());
    }

    private static MirrorForm form(Map<String, Choice> users, Situation now) {
        List<String> standIns = new ArrayList<>();
        List<String> official = new ArrayList<>();
        users.forEach((name, choice) -> {
            boolean ours = choice instanceof Choice.Build
                    || choice instanceof Choice.Use use && use.image().recipe().isPresent();
            boolean distribution = name.startsWith("alpine:")
                    || name.startsWith("debian:")
                    || LabImage.standInFor(name).map(LabImage::isDistribution).orElse(false);
            if (ours) {
                standIns.add(name);
            } else if (distribution) {
                official.add(name);
            }
        });
        if (!standIns.isEmpty() && !official.isEmpty()) {
            throw new ImageException("the package mirror of a lab cannot serve both " + String.join(", ", standIns)
                    + " (built here, trusts only local packages) and " + String.join(", ", official)
                    + " (official, trusts only its distribution's); remove one kind with `docker rmi`, or make them all"
                    + " alike with `./meshproof images --images PULL`");
        }
        if (!standIns.isEmpty()) {
            return MirrorForm.LOCAL;
        }
        if (official.isEmpty() && now.origin() != Origin.PULL) {
            return now.origin() == Origin.STAND_IN || !now.registryAnswers().getAsBoolean()
                    ? MirrorForm.LOCAL
                    : MirrorForm.PROXY;
        }
        return MirrorForm.PROXY;
    }

    private static boolean anyBuildOfKeyed(Map<String, Choice> users) {
        return users.values().stream()
                .anyMatch(choice ->
                        choice instanceof Choice.Build build && build.image().keyed());
    }

    /** The first name of an image, which carries its recipe's hash where it has no name of its own. */
    static String mainName(LabImage image, Situation now) {
        return image.names(now.hashes().of(image.recipe())).get(0);
    }

    /** All choices, the lab's own first. */
    List<Choice> choices() {
        List<Choice> all = new ArrayList<>(own.values());
        all.addAll(users.values());
        return all;
    }

    /** Whether nothing has to be pulled or built. */
    boolean isReady() {
        return choices().stream().allMatch(Choice.Use.class::isInstance);
    }

    /** Recipes whose results are to become images. */
    List<Choice.Build> builds() {
        return choices().stream()
                .filter(Choice.Build.class::isInstance)
                .map(Choice.Build.class::cast)
                .distinct()
                .toList();
    }

    /**
     * The plan itself, if it can be carried out.
     *
     * @throws ImageException with every reason why it cannot
     */
    ImagePlan orThrow() {
        List<String> reasons = choices().stream()
                .map(choice -> choice instanceof Choice.Impossible impossible ? impossible.reason() : null)
                .filter(Objects::nonNull)
                .toList();
        if (!reasons.isEmpty()) {
            throw new ImageException(String.join("\n", reasons));
        }
        return this;
    }
}
