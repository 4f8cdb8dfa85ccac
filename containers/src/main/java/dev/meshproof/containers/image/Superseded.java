package dev.meshproof.containers.image;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Images of ours that carry the hash of a recipe as it was before, and pile up from change to change. */
final class Superseded {
    /** The mirror's image lies on top of the support image, so it goes first. */
    private static final List<LabImage> HASHED =
            List.of(LabImage.PACKAGES, LabImage.SUPPORT, LabImage.TSHARK, LabImage.CHROMIUM);

    private Superseded() {}

    /** Names to take away, in this order. Both forms of an image's present recipe are kept. */
    static List<String> names(List<PresentImage> images, RecipeHashes hashes) {
        return HASHED.stream()
                .flatMap(image -> images.stream().flatMap(present -> names(image, present, hashes)))
                .toList();
    }

    /** The hash in the name must be that in the label: then we gave it both. */
    private static Stream<String> names(LabImage image, PresentImage present, RecipeHashes hashes) {
        Optional<String> built = present.recipe();
        return built.isEmpty() || isCurrent(image, built.get(), hashes)
                ? Stream.empty()
                : present.names().stream()
                        .filter(name -> image.names(built.get()).contains(name));
    }

    private static boolean isCurrent(LabImage image, String hash, RecipeHashes hashes) {
        return Stream.of(image.recipe(), image.recipe() + ImagePlan.PULLED)
                .filter(Recipes.ALL::containsKey)
                .map(hashes::of)
                .anyMatch(current -> Objects.equals(current, hash));
    }
}
