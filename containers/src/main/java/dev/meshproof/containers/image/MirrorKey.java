package dev.meshproof.containers.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Fingerprint of the key that signs the local package mirror, to tell images that fit each other. */
final class MirrorKey {
    private static final int DIGITS = 16;

    private MirrorKey() {}

    /** Of the result of the recipe that makes the mirror's content. */
    static String of(Path packages) {
        try {
            byte[] key = Files.readAllBytes(packages.resolve("meshproof.rsa.pub"));
            return HexFormat.of().formatHex(RecipeHashes.sha256().digest(key)).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
