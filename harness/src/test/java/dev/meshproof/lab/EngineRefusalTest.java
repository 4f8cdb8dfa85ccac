package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineRefusalTest {
    @Test
    void finds_the_engines_own_words_under_what_was_wrapped_around_them() {
        Throwable failure = new LabException(
                "replica did not start",
                new IllegalStateException(new DockerException("{\"message\":\"no such file: /no/such/sh\"}\n", 400)));

        assertThat(EngineRefusal.in(failure)).contains("no such file: /no/such/sh");
    }

    @Test
    void words_that_are_no_json_are_kept_as_they_are() {
        assertThat(EngineRefusal.in(new DockerException("out of {luck", 500))).contains("Status 500: out of {luck");
    }

    @Test
    void an_engine_that_cannot_be_asked_has_refused_nothing() {
        assertThat(EngineRefusal.in(new LabException("x", new IOException("connection refused"))))
                .isEmpty();
    }
}
