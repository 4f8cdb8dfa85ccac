package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.scenarios.Tshark.Packet;
import dev.meshproof.scenarios.Tshark.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecondOpinionTest {
    private static final Way WAY = new Way("to-relay", "nodekey:1", "nodekey:2");
    private static final Map<Way, List<Packet>> PACKETS = Map.of(
            WAY,
            List.of(
                    new Packet(WAY, 98, ""),
                    new Packet(WAY, 148, "1"),
                    new Packet(WAY, 96, "4"),
                    new Packet(WAY, 32, "4")));

    @Test
    void agrees_on_all_and_on_the_first_of_them() {
        SecondOpinion.agrees(
                PACKETS,
                WAY,
                Map.of("disco", new Amount(1, 98), "initiation", new Amount(1, 148), "transport", new Amount(2, 128)));
        SecondOpinion.agrees(PACKETS, WAY, Map.of("disco", new Amount(1, 98), "initiation", new Amount(1, 148)));
    }

    static List<Map<String, Amount>> others() {
        Amount initiation = new Amount(1, 148);
        return List.of(
                Map.of("disco", new Amount(1, 98), "response", initiation),
                Map.of("transport", new Amount(1, 98), "initiation", initiation),
                Map.of("disco", new Amount(1, 97), "initiation", initiation),
                Map.of("disco", new Amount(1, 98), "initiation", initiation, "transport", new Amount(3, 128)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void should_fail_if_type_or_bytes_are_others_or_a_packet_is_missing(Map<String, Amount> counted) {
        assertThatThrownBy(() -> SecondOpinion.agrees(PACKETS, WAY, counted)).isInstanceOf(AssertionError.class);
    }

    @Test
    void should_fail_if_tshark_saw_nothing_of_it() {
        assertThatThrownBy(() -> SecondOpinion.agrees(Map.of(), WAY, Map.of("disco", new Amount(1, 98))))
                .isInstanceOf(AssertionError.class);
    }
}
