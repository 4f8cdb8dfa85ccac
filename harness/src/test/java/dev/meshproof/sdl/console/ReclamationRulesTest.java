package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReclamationRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `min_window: 24h` | `min_window: 30m`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `min_window: 24h` | `min_window: 1d` | reclamation 50:27+2
            `min_window: 24h` | `min_window: 0h` | reclamation 50:27+2
            `min_window: 24h` | `min_window: 1h30m` | reclamation 50:27+5
            `min_window: 24h` | `min_window: 24` | not-a-string 50:27+2
            `min_window: 24h` | `window: 24h` | reclamation 50:1+11, field-unknown 50:15+6
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
