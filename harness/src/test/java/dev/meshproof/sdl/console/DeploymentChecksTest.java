package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `  db:⏎    image: postgres:17` | `  constructor:⏎    image: postgres:17`
            `deployment:⏎  web:` | `deployment:⏎  other:⏎    nowhere: {profile: none, count: 1}⏎  web:`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `deployment:⏎  web:⏎    west: {profile: big, count: 1}` | `deployment:` | service-not-deployed 3:3+3
            `west: {profile: big` | `wist: {profile: big` | placement-unknown 45:5+4
            `west: {profile: big` | `central: {profile: big` | placement-unknown 45:5+7
            `{profile: big` | `{profile: bigg` | compute-profile-unknown 45:21+4
            `        big: {denom: uact, amount: 1000}⏎` | `` | pricing-missing 37:5+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
