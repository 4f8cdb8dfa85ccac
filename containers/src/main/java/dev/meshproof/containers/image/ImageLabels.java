package dev.meshproof.containers.image;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels on the images that we build. */
final class ImageLabels {
    /** Hash of the recipe. */
    static final String RECIPE = "dev.meshproof.recipe";
    /** Fingerprint of the local package mirror's key. */
    static final String KEY = "dev.meshproof.key";
    /** Versions of the programs in it, as {@code name=version} separated by blanks. */
    static final String VERSIONS = "dev.meshproof.versions";

    private ImageLabels() {}

    static String format(Map<String, String> versions) {
        return new TreeMap<>(versions)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
    }

    static Map<String, String> parse(String versions) {
        Map<String, String> parsed = new TreeMap<>();
        for (String version : versions.split(" ")) {
            int at = version.indexOf('=');
            if (at > 0) {
                parsed.put(version.substring(0, at), version.substring(at + 1));
            }
        }
        return parsed;
    }
}
