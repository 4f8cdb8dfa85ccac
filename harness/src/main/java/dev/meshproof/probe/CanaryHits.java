package dev.meshproof.probe;

/**
 * How often a canary was found.
 *
 * @param form in which, e.g. {@code raw} or {@code base64-after-1}
 */
public record CanaryHits(String canary, String form, long hits) {}
