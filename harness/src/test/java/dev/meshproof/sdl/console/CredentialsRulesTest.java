package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `password: secret` | `password: 😀😀😀😀😀😀`
            `, email: a@b.c` | ``
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `host: ghcr.io` | `host: ""` | credentials 9:25+2
            `password: secret` | `password: secre` | credentials 9:59+5
            `password: secret` | `password: 123456` | not-a-string 9:59+6
            `email: a@b.c` | `email: a@b` | credentials 9:74+3
            `username: joe, ` | `` | credentials 9:5+11
            `email: a@b.c` | `mail: a@b.c` | field-unknown 9:67+4
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
