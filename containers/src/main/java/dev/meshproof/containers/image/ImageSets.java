package dev.meshproof.containers.image;

import dev.meshproof.containers.image.ImageOrigin.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes images that are all there. */
final class ImageSets {
    private final RecipeHashes hashes;

    ImageSets(RecipeHashes hashes) {
        this.hashes = hashes;
    }

    /** @param shortNames each image as SDLs name it, to the engine's short form */
    ImageSet describe(ImagePlan plan, Map<String, String> shortNames) {
        Map<String, ImageOrigin> origins = new LinkedHashMap<>();
        plan.own().forEach((image, choice) -> {
            PresentImage present = used(choice);
            String first = image.names(hashes.of(image.recipe())).get(0);
            String name = present.names().contains(first) || present.names().isEmpty()
                    ? first
                    : present.names().get(0);
            origins.put(name, origin(name, present));
        });
        List<String> own = List.copyOf(origins.keySet());
        plan.users().forEach((name, choice) -> origins.put(name, origin(name, used(choice))));
        return new ImageSet(
                own.get(0),
                own.get(1),
                own.get(2),
                own.get(own.size() - 1),
                plan.form(),
                shortNames,
                List.copyOf(origins.values()));
    }

    private static PresentImage used(Choice choice) {
        if (choice instanceof Choice.Use use) {
            return use.image();
        }
        throw new IllegalStateException("not ready: " + choice);
    }

    /** An image built on one of ours bears its labels too; the name tells whether it is ours itself. */
    static ImageOrigin origin(String name, PresentImage image) {
        if (image.recipe().isPresent() && LabImage.isOurs(name)) {
            Kind kind = LabImage.standInFor(name).map(LabImage::official).orElse(false) ? Kind.STAND_IN : Kind.BUILT;
            Map<String, String> versions = ImageLabels.parse(image.labels().getOrDefault(ImageLabels.VERSIONS, ""));
            return new ImageOrigin(name, image.id(), kind, image.recipe().get(), versions);
        }
        return digest(name, image)
                .map(digest -> new ImageOrigin(name, image.id(), Kind.PULLED, digest, LabImage.versionsInName(name)))
                .orElseGet(() -> new ImageOrigin(name, image.id(), Kind.LOCAL, image.id(), Map.of()));
    }

    /** What the registry of this name calls it; one image may have come from several. */
    private static Optional<String> digest(String name, PresentImage image) {
        String repository = new ImageName(name).repository();
        return image.digests().stream()
                .filter(digest -> new ImageName(digest).repository().equals(repository))
                .findFirst();
    }
}
