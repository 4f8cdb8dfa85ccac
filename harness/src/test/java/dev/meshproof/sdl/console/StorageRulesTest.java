package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `storage: {size: 1Gi}` | `storage: [{size: 1Gi}]`
            `storage: {size: 1Gi}` | `storage: {size: 1Gi, attributes: {class: gold, persistent: no}}`
            `class: beta3, persistent: true` | `class: beta3, persistent: "true"`
            `class: ram, persistent: false` | `class: ram, persistent: "false"`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `storage: {size: 1Gi}` | `storage: {size: 1}` | not-a-string 35:76+1
            `storage: {size: 1Gi}` | `storage: {}` | missing 35:60+7
            `storage: {size: 1Gi}` | `storage: 1Gi` | not-a-map 35:69+3
            `storage: {size: 1Gi}` | `storage: {size: 1Gi, class: beta3}` | field-unknown 35:81+5
            `class: beta3, persistent: true` | `class: beta3, persistent: "yes"` | storage-class-ephemeral 31:76+5
            `class: beta3, persistent: true` | `class: beta3` | missing 31:37+10
            `class: beta3, persistent: true` | `persistent: true` | missing 31:37+10
            `class: beta3, persistent: true` | `class: 3, persistent: true` | not-a-string 31:57+1
            `class: beta3, persistent: true` | `class: default, persistent: 1` | storage-persistent 31:78+1
            `class: ram, persistent: false` | `class: ram, persistent: true` | storage-ram-persistent 32:74+4, mount-missing 32:74+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
