package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `[logs]` | `[deployment, logs, events]`
            `tee: cpu-gpu` | `tee: cpu`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `mount: /data` | `mount: data` | mount-relative 18:31+4
            `mount: /data` | `mount: ""` | mount-relative 18:31+2, mount-twice 18:53+3, mount-missing 31:76+4
            `readOnly: false` | `readOnly: "false"` | not-a-boolean 18:48+7
            `readOnly: false` | `readonly: false` | field-unknown 18:38+8
            `[logs]` | `[log]` | permission 19:28+3
            `[logs]` | `logs` | not-a-list 19:27+4
            `tee: cpu-gpu` | `tee: gpu` | tee-kind 20:12+3
            `tee: cpu-gpu` | `tees: cpu` | field-unknown 20:7+4
            `{data: {mount: /data, readOnly: false}, tmp: {}}` | `[data]` | not-a-map 18:16+6, mount-missing 31:76+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
