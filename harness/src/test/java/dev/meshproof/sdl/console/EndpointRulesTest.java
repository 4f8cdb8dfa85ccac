package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `front: {kind: ip}` | `"front": {"kind": "ip"}`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `front: {kind: ip}` | `front: {kind: dns}` | endpoint-kind 49:17+3
            `front: {kind: ip}` | `front: {}` | endpoint-kind 49:3+5
            `front: {kind: ip}` | `front: ip` | not-a-map 49:10+2
            `front: {kind: ip}` | `front: {kind: ip, port: 80}` | field-unknown 49:21+4
            `front: {kind: ip}` | `front: {kind: ip}⏎  F: {kind: ip}` | endpoint-name 50:3+1, endpoint-unused 50:3+1
            `front: {kind: ip}` | `front: {kind: ip}⏎  a: {kind: ip}` | endpoint-name 50:3+1, endpoint-unused 50:3+1
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
