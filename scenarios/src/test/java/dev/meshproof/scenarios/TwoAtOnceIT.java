package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two labs on one machine don't meet. By night, as all of these scenarios are several labs at once. */
@EnabledIfSystemProperty(named = "sabotages", matches = "all")
class TwoAtOnceIT {
    @Test
    void bothAreProvenAndLeaveNothing() throws Exception {
        try (Meshproof one = Meshproof.verify(Sdls.two());
                Meshproof other = Meshproof.verify(Sdls.two())) {
            assertThat(Verdicts.of(one.result()).run()).isEqualTo("PROVEN");
            assertThat(Verdicts.of(other.result()).run()).isEqualTo("PROVEN");
            one.endsWith(0);
            other.endsWith(0);
            assertThat(Traces.of(one)).isEmpty();
            assertThat(Traces.of(other)).isEmpty();
        }
    }
}
