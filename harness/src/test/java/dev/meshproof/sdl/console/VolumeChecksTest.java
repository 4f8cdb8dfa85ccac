package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `class: ram, persistent: false` | `class: own, persistent: "No"`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `tmp: {}}` | `temp: {}}` | volume-unknown 18:56+4
            `tmp: {}}` | `tmp: {mount: /data}}` | mount-twice 18:69+5
            `tmp: {}}` | `tmp: {}, raw: {}}` | volume-unknown 18:65+3
            `data: {mount: /data, readOnly: false}, ` | `` | mount-missing 31:76+4
            `data: {mount: /data, readOnly: false}` | `data: {readOnly: true}` | mount-twice 18:41+3, mount-missing 31:76+4
            `storage: {data: {mount: /data, readOnly: false}, tmp: {}}⏎      ` | `` | mount-missing 30:76+4
            `class: ram, persistent: false` | `class: own, persistent: "on"` | mount-missing 32:74+4
            `- {name: tmp, size` | `- {size` | volume-unknown 18:56+3
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
