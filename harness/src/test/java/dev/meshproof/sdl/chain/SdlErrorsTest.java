package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.sdl.SdlException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdlErrorsTest {
    private static SdlException error(String text) {
        return Assertions.catchThrowableOfType(
                SdlException.class, () -> SdlReader.read("web.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysHowToMendASize() {
        assertThat(error(Documents.WEB.replace("512Mi", "\"512mi\"")))
                .hasMessage(
                        "web.yaml:26:17: profiles.compute.small.resources.memory.size \"512mi\": unknown suffix \"mi\";"
                                + " Akash takes Mi (did you mean 512Mi?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "global: true | global: false | 15:9: no service is exposed with global: true;",
                "global: true | global: \"true\" | 18:21: services.web.expose.to.global is \"true\", which is neither true nor false;",
                "port: 8080 | port: \"8080\" | 15:15: services.web.expose.port is \"8080\" in quotes, which is text to Akash; write 8080 without quotes",
                "port: 8080 | port: 70000 | 15:15: services.web.expose.port is 70000, which is no port;",
                "image: nginx:1.27 | imagine: x | 3:3: services.web.image is missing;",
                "profile: small | profile: smal | 36:16: deployment names the compute profile \"smal\", which profiles.compute lacks; did you mean small?",
                "placement: | placements: | 19:1: profiles.placement is missing;",
                "      count: 2 | | 35:5: deployment on dcloud starts no replica: its count is 0 or missing;",
                "count: 2 | count: 0 | 37:14: deployment on dcloud starts no replica: its count is 0 or missing;",
                "units: 0.5 | units: lots | 24:18: profiles.compute.small.resources.cpu.units \"lots\": no CPU units;",
                "units: 0.5 | units: 1m | 24:18: profiles.compute.small.resources.cpu.units \"1m\": out of range; Akash takes 10m to 384",
                "command: [sh, \"-c\"] | command: sh -c | 8:14: services.web.command is \"sh -c\"; write a list",
                "- A=1=2 | - \"A B=1\" | 6:9: services.web.env has the name \"A B\", which is not allowed;",
                "version: \"2.0\" | version: \"1.0\" | 1:10: version \"1.0\" is none that Akash supports;",
                "services: | servces: | 2:1: \"servces\" is no section of an SDL; did you mean services?",
                "web: | Web: | 34:3: deployment names the service \"web\", which services lacks; did you mean Web?",
            })
    void namesThePlace(String from, String to, String expected) {
        String bent = Documents.WEB.replaceFirst(Pattern.quote(from), to == null ? "" : to);

        assertThat(error(bent)).hasMessageContaining("web.yaml:" + expected);
    }

    @Test
    void reportsAllMistakesInTheirOrder() {
        String bent = Documents.WEB.replace("512Mi", "1").replace("8080", "0").replace("1Gi", "1GB");

        assertThat(error(bent).diagnostics()).extracting(d -> d.at().line()).containsExactly(15, 26, 28);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "just words",
                "- a\n- list\n",
                "a: b: c\n",
                "a: [1, 2\n",
                "\tx: 1\n",
                "a: *b",
                "\u0000"
            })
    void refusesWhatIsNoSdlWithAPlace(String text) {
        assertThat(error(text).diagnostics()).isNotEmpty().allSatisfy(d -> {
            assertThat(d.at().line()).isPositive();
            assertThat(d.at().column()).isPositive();
            assertThat(d.hint()).isNotEmpty();
        });
    }

    @Test
    void saysWhereYamlBreaks() {
        assertThat(error("version: \"2.0\"\nservices:\n  web: a: b\n"))
                .hasMessageStartingWith("web.yaml:3:9: not YAML: ");
        assertThat(error(Documents.WEB.replace("      count: 2", "      count: 2\n      count: 3")))
                .hasMessage("web.yaml:38:7: key \"count\" is given twice, first in line 37; keep one of them");
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] bytes = {'a', ':', ' ', '1', '\n', 'b', (byte) 0xff};

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> SdlReader.read("x.yaml", bytes))
                .withMessageStartingWith("x.yaml:2:2: the file is not UTF-8 text;");
    }

    @Test
    void standsUpToBombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
        }
        String deep = "a: " + "[".repeat(100_000);
        String recursive = "a: &a [*a]";

        Assertions.assertThat(Duration.ofSeconds(5)).isGreaterThan(time(() -> {
            assertThat(error(laughs.toString())).hasMessageContaining("aliases multiply");
            assertThat(error(deep)).hasMessageContaining("levels deep");
            assertThat(error(recursive)).hasMessageContaining("stands inside what it names");
        }));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
