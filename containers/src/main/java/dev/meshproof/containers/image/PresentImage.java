package dev.meshproof.containers.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image that the engine has.
 *
 * @param id {@code sha256:…}
 * @param names its tags
 * @param digests what registries call it, {@code name@sha256:…}; empty for one that was built
 * @param labels its labels
 */
record PresentImage(String id, List<String> names, List<String> digests, Map<String, String> labels) {
    /** Hash of the recipe that built it; empty for an image that is not ours. */
    Optional<String> recipe() {
        return Optional.ofNullable(labels.get(ImageLabels.RECIPE));
    }

    /** Which key of a local package mirror it holds or was signed with. */
    Optional<String> key() {
        return Optional.ofNullable(labels.get(ImageLabels.KEY));
    }
}
