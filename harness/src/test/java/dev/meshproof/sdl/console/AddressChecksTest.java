package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `    expose:⏎profiles` | `    expose: [{port: 8080, proto: UDP, to: [{global: true, ip: front}]}]⏎profiles`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `ip: front` | `ip: back` | endpoint-unknown 15:33+4, endpoint-unused 49:3+5
            `front: {kind: ip}` | `front: {kind: ip}⏎  back: {kind: ip}` | endpoint-unused 50:3+4
            `endpoints:⏎  front: {kind: ip}⏎` | `` | endpoint-unknown 15:33+5
            `ip: front` | `ip: toString` | endpoint-unused 49:3+5
            `ip: front}, {service: db}]` | `ip: front}, {global: true, ip: front}]` | ip-port-taken 15:60+5
            `    expose:⏎profiles` | `    expose: [{port: 8080, to: [{global: true, ip: front}]}]⏎profiles` | ip-port-taken 23:51+5
            `    expose:⏎profiles` | `    expose: [{port: 1, as: 8080, proto: TCP, to: [{global: true, ip: front}]}]⏎profiles` | ip-port-taken 23:70+5
            `{profile: big` | `{profile: constructor` | compute-profile-unknown 45:21+11
            `ip: front}, {service: db}]` | `ip: front}, {global: true, ip: back}]` | endpoint-unknown 15:60+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
