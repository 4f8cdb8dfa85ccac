package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageLabelsTest {
    @Test
    void versions_come_back_as_they_were_written() {
        Map<String, String> versions = Map.of("tailscale", "1.102.3", "go", "1.26.8");

        assertThat(ImageLabels.format(versions)).isEqualTo("go=1.26.8 tailscale=1.102.3");
        assertThat(ImageLabels.parse(ImageLabels.format(versions))).isEqualTo(versions);
    }

    @Test
    void no_versions_are_none() {
        assertThat(ImageLabels.parse("")).isEmpty();
    }
}
