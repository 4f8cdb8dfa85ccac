package dev.meshproof.containers.image;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images this package knows how to build. */
enum LabImage {
    ALPINE("alpine", true, List.of("alpine:latest", "alpine:3", "alpine:3.23", "alpine:3.23.6")),
    DEBIAN("debian", true, List.of("debian:bookworm-slim", "debian:bookworm", "debian:12", "debian:12-slim")),
    POSTGRES("postgres", true, List.of("postgres:15-bookworm")),
    REDIS("redis", true, List.of("redis:7-bookworm")),
    HEADSCALE("headscale", true, List.of("headscale/headscale:v0.29.2", "headscale/headscale:0.29.2")),
    DERPER("derper", false, List.of("meshproof/derper:v1.102.3")),
    SUPPORT("support", false, List.of()),
    TSHARK("tshark", false, List.of()),
    CHROMIUM("chromium", false, List.of()),
    PACKAGES("packages", false, List.of());

    /** The part of our own images' names that comes before the recipe's. */
    static final String OURS = "meshproof/";

    private final String recipe;
    private final boolean official;
    private final List<String> names;

    LabImage(String recipe, boolean official, List<String> names) {
        this.recipe = recipe;
        this.official = official;
        this.names = names;
    }

    /** Name of the recipe whose result is this image's build context. */
    String recipe() {
        return recipe;
    }

    /** Whether a registry has it, so that what we build is a stand-in. */
    boolean official() {
        return official;
    }

    /** Whether it holds a key of the local package mirror, made anew with each build of {@link #PACKAGES}. */
    boolean keyed() {
        return isDistribution() || this == PACKAGES;
    }

    /** Whether it can install packages, which it trusts only if they are signed by its distribution, or for it by the mirror. */
    boolean isDistribution() {
        return this == ALPINE || this == DEBIAN || this == POSTGRES || this == REDIS;
    }

    /** Every name of the stand-in, or the one that carries the recipe's hash where nobody else gives it a name. */
    List<String> names(String recipeHash) {
        return names.isEmpty() ? List.of(OURS + recipe + ":" + recipeHash) : names;
    }

    /** The image that stands in for an official one of this name. */
    static Optional<LabImage> standInFor(String name) {
        for (LabImage image : values()) {
            if (image.names.contains(name)) {
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    /** Whether we build images under this name, be it in place of an official one. */
    static boolean isOurs(String name) {
        return standInFor(name).isPresent()
                || Arrays.stream(values()).anyMatch(image -> name.startsWith(OURS + image.recipe + ":"));
    }

    /**
     * What the name of a pulled image tells of the programs in it, which bears no label of ours: headscale's tags are its
     * versions.
     */
    static Map<String, String> versionsInName(String name) {
        return HEADSCALE.names.contains(name)
                ? Map.of(HEADSCALE.recipe, name.substring(name.indexOf(':') + 1).replace("v", ""))
                : Map.of();
    }
}
