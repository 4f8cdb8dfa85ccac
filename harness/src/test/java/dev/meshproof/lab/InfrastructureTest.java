package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import org.junit.jupiter.api.Test;

class InfrastructureTest {
    @Test
    void aRelaysCaptureHasRoomForEveryPair() {
        assertThat(Infrastructure.captureBytes(Plans.three())).isEqualTo(512L << 20);
        assertThat(Infrastructure.captureBytes(Plans.of(30, replica -> replica)))
                .isEqualTo(30 * 29 * (2L << 20));
    }
}
