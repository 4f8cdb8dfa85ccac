package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `command: [sh, "-c"]` | `command:`
            `command: [sh, "-c"]` | `command: ~`
            `args: [serve]` | `args: [yes, on]`
            `[{service: db}]` | `[{service: nobody}]`
            """)
    void takes(String from, String to) {
        assertThat(Bent.findings(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `nginx:1.27` | `""` | image-missing 4:12+2
            `nginx:1.27` | `` | image-missing 4:5+5
            `nginx:1.27` | `27` | not-a-string 4:12+2
            `image: nginx:1.27` | `imagine: nginx:1.27` | image-missing 3:3+3, field-unknown 4:5+7
            `image: nginx:1.27` | `image: nginx:1.27⏎    ports: [80]` | field-unknown 5:5+5
            `command: [sh, "-c"]` | `command: sh -c` | not-a-list 5:14+5
            `args: [serve]` | `args: [true]` | not-a-string 6:12+4
            `args: [serve]` | `args: [8080]` | not-a-string 6:12+4
            `env: [A=1, B]` | `env: [{A: 1}]` | not-a-string 7:11+7
            `env: [A=1, B]` | `env: [~]` | missing 7:11+1
            `env: [A=1, B]` | `env: {A: 1}` | not-a-list 7:10+6
            `[{service: db}]` | `[db]` | not-a-map 8:20+2
            `[{service: db}]` | `[{name: db}]` | field-unknown 8:21+4
            `  db:⏎    image` | `  Not_A_Name:⏎    image` | service-not-deployed 21:3+10
            """)
    void should_fail_if_bent(String from, String to, String expected) {
        assertThat(Bent.findings(from, to)).isEqualTo(List.of(expected.split(", ")));
    }
}
