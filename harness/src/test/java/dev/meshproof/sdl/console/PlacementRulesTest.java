package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `denom: uact` | `denom: uakt`
            `amount: 1000` | `amount: 0`
            `amount: 1000` | `amount: "1000"`
            `amount: 1000` | `amount: 1e3`
            `{region: us-west}` | `2020-01-01`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `denom: uact` | `denom: ibc/170C` | denom 41:22+8
            `denom: uact` | `denom: UACT` | denom 41:22+4
            `denom: uact, ` | `` | denom 41:9+3
            `amount: 1000` | `amount: -1` | amount 41:36+2
            `amount: 1000` | `amount: "1e3"` | amount 41:36+5
            `amount: 1000` | `amount: "1."` | amount 41:36+4
            `amount: 1000` | `amount: ~` | amount 41:36+1
            `amount: 1000` | `amount: 1000, per: block` | field-unknown 41:42+3
            `{region: us-west}` | `[region]` | not-a-map 38:19+8
            `[akash1a]` | `akash1a` | not-a-list 39:25+7
            `[akash1b]` | `[1]` | not-a-string 39:44+1
            `signedBy:` | `signed_by:` | field-unknown 39:7+9
            `      pricing:⏎        big: {denom: uact, amount: 1000}⏎        small: {denom: uakt, amount: "0.5"}` | `` | missing 37:5+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
