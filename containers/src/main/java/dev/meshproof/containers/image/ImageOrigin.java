package dev.meshproof.containers.image;

import java.util.Map;

/**
 * What an image really is, for the run's record.
 *
 * @param name as SDLs and the lab call it, such as {@code alpine:latest}
 * @param id the engine's id, {@code sha256:…}
 * @param kind how it came to be
 * @param digestOrRecipe the registry's digest of a pulled image, the recipe's hash of one built here, else the id
 * @param versions of the programs in it that matter, such as {@code tailscale} to {@code 1.102.3}; empty if unknown
 */
public record ImageOrigin(String name, String id, Kind kind, String digestOrRecipe, Map<String, String> versions) {
    /** How an image came to be. */
    public enum Kind {
        /** Pulled from a registry. */
        PULLED,
        /** Built here in place of an official image of the same name. */
        STAND_IN,
        /** Built here because nobody else publishes it. */
        BUILT,
        /** Found in the engine, neither from a registry nor from us. */
        LOCAL
    }

    public ImageOrigin {
        versions = Map.copyOf(versions);
    }
}
