package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposeRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `port: 80` | `port: 80.0`
            `as: 8080` | `as: 0x1F90`
            `proto: tcp` | `proto: UDP`
            `proto: tcp` | ``
            `104857600` | `1e3`
            `[error, "500"]` | `["off"]`
            `[error, "500"]` | `[off]`
            `[error, "500"]` | `[]`
            `max_body_size: 104857600` | `send_timeout: 60000`
            `max_body_size: 104857600` | `next_timeout: 99999999`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `port: 80` | `port: "80"` | not-a-number 11:15+4
            `port: 80` | `port: 0` | port 11:15+1
            `port: 80` | `port: 65536` | port 11:15+5
            `port: 80` | `port: 80.5` | port 11:15+4
            `- port: 80⏎        as: 8080` | `- as: 8080` | port-missing 11:9+8
            `as: 8080` | `as: 0` | port 12:13+1
            `proto: tcp` | `proto: Tcp` | proto 13:16+3
            `proto: tcp` | `proto: http` | proto 13:16+4
            `accept: [web.example]` | `accept: web.example` | not-a-list 14:17+11
            `accept: [web.example]` | `accept: [1]` | not-a-string 14:18+1
            `global: true, ip: front` | `ip: front` | ip-not-global 15:19+5
            `global: true, ip: front` | `global: false, ip: front` | ip-not-global 15:34+5
            `global: true, ip: front` | `global: "true", ip: front` | not-a-boolean 15:23+6, ip-not-global 15:35+5
            `global: true, ip: front` | `global: yes, ip: front` | not-a-boolean 15:23+3, ip-not-global 15:32+5
            `ip: front}, {service: db}]` | `ip: front}, {service: db, http_options: {}}]` | field-unknown 15:55+12
            `ip: front}, {service: db}]` | `ip: front}, {service: db, ip: ""}]` | ip 15:59+2
            `ip: front}, {service: db}]` | `ip: front}, db]` | not-a-map 15:41+2
            `104857600` | `104857601` | http-option 16:39+9
            `104857600` | `-1` | http-option 16:39+2
            `104857600` | `1M` | not-a-number 16:39+2
            `[error, "500"]` | `[off, error]` | http-next-case 16:63+3
            `[error, "500"]` | `[500]` | not-a-string 16:63+3
            `[error, "500"]` | `[errors]` | http-next-case 16:63+6
            `max_body_size: 104857600` | `read_timeout: 60001` | http-option 16:38+5
            `max_body_size: 104857600` | `proxy_buffer_size: 1048577` | http-option 16:43+7
            `max_body_size: 104857600` | `next_tries: 1.5` | http-option 16:36+3
            `max_body_size: 104857600` | `max_body: 1` | field-unknown 16:24+8
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
