package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.engine.Owner;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What kill -9 leaves is removed by the next who looks. Alone, because any other run that starts would look first. */
@Isolated
class KilledRunIT {
    @Test
    void nextRunSweepsWhatAKilledOneLeftAndCleanDoesSoToo() throws Exception {
        try (Bystander foreign = Bystander.withLabels(Map.of());
                Bystander living = Bystander.withLabels(Owner.current().labels("it-living", "bystander"));
                Meshproof killed =
                        Meshproof.verify(Sdls.two()).until("replicas").kill()) {
            killed.exitCode();
            assertThat(Traces.of(killed)).isNotEmpty();

            try (Meshproof next = Meshproof.verify(Sdls.two()).until("  ready").kill()) {
                next.exitCode();
                assertThat(Traces.of(killed)).isEmpty();
                assertThat(Traces.of(next)).isNotEmpty();

                try (Meshproof clean = Meshproof.run(Map.of(), "clean")) {
                    clean.endsWith(0);
                    assertThat(clean.out()).contains("removed container replica akash-server-1/backend");
                }
                assertThat(Traces.of(next)).isEmpty();
            }
            assertThat(foreign.isThere()).isTrue();
            assertThat(living.isThere()).isTrue();
        }
    }
}
