package dev.meshproof.containers.image;

/** Told what happens while images are made ready. Called from several threads, one line at a time. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (subject, line) -> {};

    /**
     * Something happened.
     *
     * @param subject the image or the build step, such as {@code alpine:latest} or {@code go-tailscale}
     * @param line one line without its end
     */
    void report(String subject, String line);
}
