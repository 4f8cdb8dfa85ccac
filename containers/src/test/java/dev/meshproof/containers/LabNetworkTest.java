package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabNetworkTest {
    private static final LabNetwork LOW = new LabNetwork("id", "low", 198 << 24 | 18 << 16);
    private static final LabNetwork HIGH = new LabNetwork("id", "high", 198 << 24 | 19 << 16 | 255 << 8 | 240);

    @Test
    void addresses_are_those_of_the_28() {
        assertThat(LOW.address(LabNetwork.FIRST_OFFSET)).isEqualTo("198.18.0.2");
        assertThat(HIGH.address(LabNetwork.LAST_OFFSET)).isEqualTo("198.19.255.254");
    }

    @Test
    void the_gateway_that_is_not_there_has_the_first_address() {
        assertThat(LOW.gateway()).isEqualTo("198.18.0.1");
        assertThat(HIGH.gateway()).isEqualTo("198.19.255.241");
    }

    @Test
    void should_fail_if_an_address_is_the_gateways_or_the_broadcast() {
        assertThatThrownBy(() -> LOW.address(1))
                .hasMessageContaining("offset 1")
                .hasMessageContaining("low");
        assertThatThrownBy(() -> LOW.address(15)).hasMessageContaining("offset 15");
    }

    @Test
    void an_attachment_has_its_networks_address() {
        assertThat(new Attachment(LOW, 5, List.of("a")).address()).isEqualTo("198.18.0.5");
    }
}
