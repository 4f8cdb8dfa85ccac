package dev.meshproof.cli.doctor;

import java.util.List;

/** Images in a state that a test wants. */
public record SomeImages(List<Image> wanted, boolean standInsToBuild) implements Images {

    public static SomeImages allPresent() {
        return new SomeImages(List.of(new Image("alpine:latest", true), new Image("derper", true)), false);
    }

    static SomeImages derperToBuild() {
        return new SomeImages(List.of(new Image("alpine:latest", true), new Image("derper", false)), true);
    }
}
