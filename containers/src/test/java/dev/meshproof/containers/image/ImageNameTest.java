package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
    @ParameterizedTest
    @CsvSource({
        "alpine, alpine:latest",
        "alpine:3.23, alpine:3.23",
        "library/alpine, alpine:latest",
        "docker.io/library/alpine:3, alpine:3",
        "docker.io/headscale/headscale:v0.29.2, headscale/headscale:v0.29.2",
        "example.org:5000/app, example.org:5000/app:latest",
        "localhost:5000/app, localhost:5000/app:latest",
        "app@sha256:0123, app@sha256:0123",
        "app:1@sha256:0123, app@sha256:0123",
        "example.org:5000/app:1@sha256:0123, example.org:5000/app@sha256:0123",
        "example.org:5000/app@sha256:0123, example.org:5000/app@sha256:0123"
    })
    void takes_the_engines_short_form(String reference, String shortForm) {
        assertThat(ImageName.of(reference).value()).isEqualTo(shortForm);
    }

    @ParameterizedTest
    @CsvSource({
        "alpine:latest, false, alpine",
        "headscale/headscale:v0.29.2, false, headscale/headscale",
        "app@sha256:0123, false, app",
        "localhost/app:1, true, localhost/app",
        "localhost:5000/app:1, true, localhost:5000/app",
        "ghcr.io/owner/app@sha256:0123, true, ghcr.io/owner/app"
    })
    void tells_whether_it_names_its_registry(String name, boolean names, String repository) {
        assertThat(new ImageName(name).namesRegistry()).isEqualTo(names);
        assertThat(new ImageName(name).repository()).isEqualTo(repository);
    }
}
