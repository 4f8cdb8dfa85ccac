package dev.meshproof.reports.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the page leads: to what lies beside it, by relative addresses alone.
 *
 * @param from the folder of the page, absolute
 */
record Links(Path from) {
    private static final String REPORT = "report.html";

    static Links from(Path page) {
        Path folder = page.toAbsolutePath().normalize().getParent();
        return new Links(folder == null ? page : folder);
    }

    /** A run's own report, if it is there. */
    Optional<String> report(Path run) {
        Path report = run.toAbsolutePath().normalize().resolve(REPORT);
        return Files.isRegularFile(report) && report.getRoot().equals(from.getRoot())
                ? Optional.of(relative(report))
                : Optional.empty();
    }

    private String relative(Path file) {
        try {
            // "./" keeps a colon in the first name from being read as a scheme (RFC 3986, section 4.2).
            String path = from.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            return new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path of a file is one of an address", e);
        }
    }
}
