package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.image.ImageOrigin.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSetsTest {
    private static final Map<String, String> OUR_LABELS =
            Map.of(ImageLabels.RECIPE, "0123456789abcdef", ImageLabels.VERSIONS, "headscale=0.29.2");

    @Test
    void a_pulled_image_has_the_digest_of_the_registry_it_is_named_after() {
        PresentImage image = new PresentImage(
                "sha256:0", List.of(), List.of("alpine@sha256:1", "localhost:5000/alpine@sha256:2"), Map.of());

        assertThat(ImageSets.origin("localhost:5000/alpine:3", image))
                .isEqualTo(new ImageOrigin(
                        "localhost:5000/alpine:3",
                        "sha256:0",
                        Kind.PULLED,
                        "localhost:5000/alpine@sha256:2",
                        Map.of()));
    }

    @Test
    void a_pulled_headscale_has_the_version_of_its_tag() {
        PresentImage image = new PresentImage("sha256:0", List.of(), List.of("headscale/headscale@sha256:1"), Map.of());

        assertThat(ImageSets.origin("headscale/headscale:v0.29.2", image).versions())
                .containsExactly(Map.entry("headscale", "0.29.2"));
    }

    @Test
    void a_stand_in_has_its_recipe_and_its_versions() {
        PresentImage image = new PresentImage("sha256:0", List.of(), List.of(), OUR_LABELS);

        ImageOrigin origin = ImageSets.origin("headscale/headscale:v0.29.2", image);

        assertThat(origin.kind()).isEqualTo(Kind.STAND_IN);
        assertThat(origin.digestOrRecipe()).isEqualTo("0123456789abcdef");
        assertThat(origin.versions()).containsEntry("headscale", "0.29.2");
    }

    @Test
    void what_somebody_built_on_a_stand_in_is_not_ours() {
        PresentImage image = new PresentImage("sha256:0", List.of("example/app:1"), List.of(), OUR_LABELS);

        assertThat(ImageSets.origin("example/app:1", image))
                .isEqualTo(new ImageOrigin("example/app:1", "sha256:0", Kind.LOCAL, "sha256:0", Map.of()));
    }
}
