package dev.meshproof.plan;

import java.nio.file.Path;

/** Names after files: without the YAML suffix, and of letters, digits, dots, dashes and underscores only. */
final class LeaseName {
    private LeaseName() {}

    static String of(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        return text.replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceFirst("^[.-]+", "");
    }
}
