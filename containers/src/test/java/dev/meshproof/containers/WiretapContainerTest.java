package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiretapContainerTest {
    @TempDir
    private Path folder;

    /** Alone with its jar it gets as far as it can without a relay: it reads its arguments, and names what is not there. */
    @Test
    void itsJarHasAllThatItNeedsToStart() throws Exception {
        Path jar = Files.write(folder.resolve("wiretap.jar"), WiretapContainer.jar());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process wiretap = new ProcessBuilder(
                        java.toString(), "-jar", jar.toString(), "--listen", "127.0.0.1:0", "--relay", "127.0.0.1:1")
                .redirectErrorStream(true)
                .start();

        String said = new String(wiretap.getInputStream().readAllBytes());

        assertThat(wiretap.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("is missing", "usage: wiretap").doesNotContain("NoClassDefFoundError");
        assertThat(WiretapContainer.jar()).hasSizeBetween(50_000, 1_000_000);
    }
}
