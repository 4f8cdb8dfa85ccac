package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `count: 1}` | `count: 1.0}`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `count: 1}` | `count: "1"}` | not-a-number 45:33+3
            `count: 1}` | `count: 0}` | count 45:33+1
            `count: 1}` | `count: 1.5}` | count 45:33+3
            `count: 1}` | `}` | missing 45:5+4
            `profile: big, ` | `` | missing 45:5+4
            `profile: big` | `profile: 1` | not-a-string 45:21+1
            `profile: big` | `profile: big, replicas: 2` | field-unknown 45:26+8
            `{profile: big, count: 1}` | `big` | not-a-map 45:11+3
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
