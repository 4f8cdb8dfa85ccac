package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private static final Pattern RYUK = Pattern.compile("testcontainers/ryuk:[0-9.]*[0-9]");

    @Test
    void looks_for_the_ryuk_that_this_testcontainers_starts() throws IOException {
        String launcher = Files.readString(Path.of("../.launcher/engine.sh"));

        assertThat(ryukIn(launcher)).isEqualTo(ryukIn(ryukContainerClass()));
    }

    /** The image stands there as a constant that no method gives away. */
    private static String ryukContainerClass() throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(org.testcontainers.DockerClientFactory.class.getResourceAsStream(
                        "/org/testcontainers/utility/RyukContainer.class"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String ryukIn(String text) {
        Matcher image = RYUK.matcher(text);
        assertThat(image.find()).as("a Ryuk image is named").isTrue();
        return image.group();
    }
}
