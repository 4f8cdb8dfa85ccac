package dev.meshproof.wiretap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.derp.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTextTest {
    private static final Scope SCOPE = new Scope(Wire.ALICE, Wire.BOB, Direction.FROM_RELAY);

    @Test
    void reads_what_it_writes() {
        List<Fault> faults = List.of(
                new Fault.Flip(SCOPE, 0.01, 7),
                new Fault.Drop(Scope.ALL, 1, 8),
                new Fault.Delay(SCOPE, Duration.ofMillis(20), Duration.ofMillis(5), 9),
                new Fault.Limit(SCOPE, 1000),
                new Fault.Stall(SCOPE),
                new Fault.Cut(SCOPE),
                new Fault.Unreachable(Scope.ALL));
        String text = String.join("\n", faults.stream().map(FaultText::write).toList());

        assertThat(FaultText.read(text)).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "melt | expected flip, drop, delay, limit, stall, cut or unreachable",
                "flip share=2 seed=1 | share 2, expected 0 to 1",
                "flip share=NaN seed=1 | share NaN, expected 0 to 1",
                "flip share=0.1 | it says no seed",
                "stall share=1 | it has no [share]",
                "stall source=bob | no node key",
                "stall direction=up | direction up, expected to-relay or from-relay",
                "stall direction | expected name=value",
                "limit bytes-per-second=0 | bytes-per-second 0, expected 1 to",
                "unreachable direction=to-relay | a relay is unreachable as a whole"
            })
    void should_fail_if_a_line_is_no_fault(String line, String why) {
        assertThatThrownBy(() -> FaultText.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
