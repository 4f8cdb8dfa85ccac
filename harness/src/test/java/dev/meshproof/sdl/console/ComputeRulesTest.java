package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `units: 0.5` | `units: "1.5"`
            `units: 0.5` | `units: "1.5cores"`
            `units: 0.5` | `units: .5`
            `{arch: amd64}` | `{anything: [goes]}`
            `size: 512Mi` | `size: lots`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `units: 0.5` | `units: 0` | cpu-units 28:22+1
            `units: 0.5` | `units: -1` | cpu-units 28:22+2
            `units: 0.5` | `units: .nan` | cpu-units 28:22+4
            `units: 0.5` | `units: "0.0m"` | cpu-units 28:22+6
            `units: 0.5` | `units: "m"` | cpu-units 28:22+3
            `units: 0.5` | `units: "1 "` | cpu-units 28:22+4
            `units: 0.5` | `units: [1]` | cpu-units 28:22+31
            `units: 0.5, ` | `` | missing 28:9+3
            `{arch: amd64}` | `[]` | not-a-map 28:39+3
            `size: 512Mi` | `size: 512` | not-a-string 29:24+3
            `size: 512Mi` | `sise: 512Mi` | missing 29:9+6, field-unknown 29:18+4
            `memory: {size: 512Mi}` | `memory: 512Mi` | not-a-map 29:17+5
            `memory: {size: 512Mi}` | `memory: {size: 512Mi}⏎        disk: 1` | field-unknown 30:9+4
            `        memory: {size: 512Mi}⏎` | `` | missing 27:7+9
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
