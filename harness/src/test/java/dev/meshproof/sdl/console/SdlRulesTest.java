package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdlRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `version: "2.1"` | `version: "2.0"`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `version: "2.1"` | `version: 2.1` | not-a-string 1:10+3
            `version: "2.1"` | `version: "2.2"` | version-unsupported 1:10+5
            `version: "2.1"` | `` | version-missing 1:1+1
            `reclamation:` | `reclamations:` | section-unknown 50:1+12
            `services:⏎  web:` | `services: []⏎service:⏎  web:` | not-a-map 2:11+2, section-unknown 3:1+7, endpoint-unused 50:3+5
            `profiles:⏎` | `profiles: {}⏎x-profiles:⏎` | missing 24:1+8, missing 24:1+8, section-unknown 25:1+10
            `include: [other.yaml]` | `include: other.yaml` | not-a-list 51:10+10
            `include: [other.yaml]` | `include: [1]` | not-a-string 51:11+1
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
