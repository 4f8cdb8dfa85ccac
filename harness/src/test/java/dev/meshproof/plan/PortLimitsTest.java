package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Sdl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What no reader makes of a file but the chain would let pass. */
class PortLimitsTest {
    private static Diagnostics check(Sdl.Expose expose) {
        Sdl.Service one = Services.exposing("{port: 80}");
        Diagnostics found = new Diagnostics(Judge.ADVICE);
        new PortLimits(new Sdl.Service(
                        one.name(),
                        one.image(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(expose),
                        List.of(),
                        Optional.empty(),
                        Sdl.Params.NONE))
                .check(found);
        return found;
    }

    private static Sdl.Expose expose(int as, Sdl.HttpOptions options) {
        Sdl.Expose one = Services.exposing("{port: 80}").expose().get(0);
        return new Sdl.Expose(80, as, "tcp", List.of(), List.of(), options, one.at());
    }

    @Test
    void should_refuse_a_port_that_is_none() {
        assertThat(check(expose(65535, Sdl.HttpOptions.DEFAULT)).found()).isEmpty();
        assertThat(check(expose(65536, Sdl.HttpOptions.DEFAULT)).found())
                .singleElement()
                .asString()
                .contains("s.yaml:6:9: services.s.expose: as 65536 is no port, and Kubernetes refuses it");
    }

    @Test
    void notes_options_that_the_ingress_of_the_lab_does_not_know() {
        Diagnostics found = check(expose(80, new Sdl.HttpOptions(1, 0, 1, 1, 1, 0, List.of("off"))));

        assertThat(found.accepted()).isTrue();
        assertThat(found.found()).singleElement().asString().contains("knows no http_options");
    }
}
