package dev.meshproof.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListeners;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Real runs that were kept by {@code scenarios/store-run}, because a test of pages must neither start labs nor wait for
 * those of others. Their reports are not kept but written by today's listeners.
 */
final class StoredRuns {
    private StoredRuns() {}

    /**
     * Unpacks a run and has its reports written.
     *
     * @param into where a folder of the run's name is made
     * @return that folder
     * @throws IOException if it is of an earlier schema, too: then it is to be run and stored again, see CONTRIBUTING.md
     */
    static Path rendered(String name, Path into) throws IOException {
        Path folder = into.resolve(name);
        try (ZipInputStream zip = new ZipInputStream(open(name))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory()) {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        render(folder);
        return folder;
    }

    /** Writes the reports of a run into its folder. */
    static void render(Path folder) throws IOException {
        assertThat(RunListeners.tell(RunJson.read(folder.resolve(RunFolder.RESULT)), folder))
                .as("complaints of those that write reports of %s", folder)
                .isEmpty();
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                StoredRuns.class.getResourceAsStream("/runs/" + name + ".zip"), "no run is stored as " + name);
    }
}
