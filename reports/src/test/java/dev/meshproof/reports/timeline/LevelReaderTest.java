package dev.meshproof.reports.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as tailscaled 1.102, headscale 0.29, derper, nginx, python and java print them. */
class LevelReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11/30 10:04:42 tstun: error initializing tun dev stats polling: error getting ifIndex: no such device",
                "2026/11/30 10:04:47 health(warnable=warming-up): error: Tailscale is starting. Please wait.",
                "2026/11/30 10:04:58 Received error: PollNetMap: read tcp 198.18.60.68:39246->198.18.60.78:443: use of closed",
                "2026-11-30T10:04:36Z ERR user msg: node not found code=404",
                "2026-11-30T10:04:36Z FTL Migration failed: no such table",
                "\u001b[90m2026-11-30T10:04:36Z\u001b[0m \u001b[31mERR\u001b[0m cannot write",
                "{\"level\":\"error\",\"time\":1,\"message\":\"x\"}",
                "time=2026-11-30T10:04:36Z level=ERROR msg=x",
                "2026/11/30 10:04:35 http: TLS handshake error from 198.18.59.54:43290: client sent an HTTP request",
                "2026/11/30 10:04:45 [error] 8#8: *1 open() \"/srv/x\" failed (2: No such file or directory)",
                "2026/11/30 10:04:45 [emerg] 1#1: bind() to 0.0.0.0:80",
                "Traceback (most recent call last):",
                "ValueError: invalid literal",
                "ERROR:root:it broke",
                "2026-11-30 10:04:35,123 - app - CRITICAL - it broke",
                "2026-11-30 10:04:35.123 ERROR [main] c.e.App - it broke",
                "Nov 30, 2026 10:04:35 AM com.example.App main SEVERE: it broke",
                "Exception in thread \"main\" java.lang.IllegalStateException: it broke",
                "Caused by: java.net.ConnectException: Connection refused",
                "panic: runtime error: index out of range",
                "198.18.58.38 - - [30/Nov/2026:10:04:45 +0000] \"GET / HTTP/1.1\" 502 157 \"-\" \"curl/8\""
            })
    void errors(String line) {
        assertThat(of(line)).isEqualTo(Level.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11/30 10:04:42 magicsock: [warning] failed to force-set UDP read buffer size to 7340032: error",
                "2026/11/30 10:04:50 socks5: client connection failed: dial tcp 100.64.0.4:8000: connect: no route to host",
                "2026/11/30 10:04:51 derp: 127.0.0.1:56544: client nodekey:a52775bd rejected: admission controller: not allowed",
                "2026-11-30T10:04:36Z WRN Warning: when using tls the error page is plain",
                "2026/11/30 10:04:45 [warn] 1#1: conflicting server name, error_page ignored",
                "WARNING:root:an error may follow",
                "2026-11-30 10:04:35.123  WARN 1 --- [main] c.e.App : error page not found",
                "127.0.0.1 - - [30/Nov/2026 10:04:52] \"GET /canary-0fff HTTP/1.1\" 404 -",
                "level=warn msg=\"error rate is high\""
            })
    void warnings(String line) {
        assertThat(of(line)).isEqualTo(Level.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(1/2) Installing python3 (3.11.2-r0)",
                "2026/11/30 10:04:48 health(warnable=warming-up): ok",
                "2026/11/30 10:04:50 [RATELIMIT] format(\"socks5: client connection failed: %v\")",
                "2026-11-30T10:04:36Z INF Clients with a lower version will be rejected with an error minimum_version=v1.80",
                "2026-11-30T10:04:36Z DBG close err=\"no error\"",
                "2026/11/30 10:04:35 derper: serving on :8443 with TLS",
                "2026/11/30 10:04:45 [notice] 1#1: using the \"epoll\" event method after an error",
                "127.0.0.1 - - [30/Nov/2026 10:04:53] \"GET /error HTTP/1.1\" 200 -",
                "INFO:root:no error so far",
                "2026/11/30 10:04:35 closed: err=<nil>",
                "done, error: nil",
                "{\"error\":null,\"ok\":true}",
                "terrors, informational and a mirrored exceptional failsafe"
            })
    void neither(String line) {
        assertThat(of(line)).isEqualTo(Level.OTHER);
    }

    @Test
    void only_the_beginning_of_a_line_is_looked_at_and_nothing_beside_it() {
        byte[] text = ("error " + "x".repeat(LevelReader.LOOKED_AT) + " error").getBytes(UTF_8);

        assertThat(LevelReader.of(text, 0, text.length)).isEqualTo(Level.ERROR);
        assertThat(LevelReader.of(text, 5, text.length)).isEqualTo(Level.OTHER);
        assertThat(LevelReader.of(text, 0, 4)).isEqualTo(Level.OTHER);
    }

    @Test
    void any_bytes_will_do() {
        for (int i = 0; i < 256; i++) {
            byte[] text = {
                '"', (byte) i, 'H', 'T', 'T', 'P', (byte) i, (byte) i, 'e', 'r', 'r', (byte) i, 0x1b, '[', (byte) i
            };
            for (int end = 0; end <= text.length; end++) {
                assertThat(LevelReader.of(text, 0, end)).isNotNull();
            }
        }
    }

    private static Level of(String line) {
        byte[] text = line.getBytes(UTF_8);
        return LevelReader.of(text, 0, text.length);
    }
}
