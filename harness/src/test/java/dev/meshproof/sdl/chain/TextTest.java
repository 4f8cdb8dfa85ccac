package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Source;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The word {@code needle} is found at its place in the file, however the scalar is written. */
class TextTest {
    static Stream<Arguments> scalars() {
        return Stream.of(
                Arguments.of("plain needle", 1, 10),
                Arguments.of("plain\n  over lines needle", 2, 14),
                Arguments.of("'it''s a needle'", 1, 13),
                Arguments.of("\"a \\\"quoted\\\"\\tneedle\"", 1, 19),
                Arguments.of("\"\\x41\\u0042\\U0001F600 needle\"", 1, 26),
                Arguments.of("\"line one\\\n   needle\"", 2, 4),
                Arguments.of("|\n  one\n\n    needle\n", 4, 5),
                Arguments.of("|2-\n    needle", 2, 5),
                Arguments.of(">\n  folded\n  text\n\n  needle\n", 5, 3),
                Arguments.of("&anchor !!str | # comment needle\n  🙂 needle\n", 2, 5));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void findsACharacterInTheFile(String scalar, int line, int column) {
        Source source = new Source("f", ("k: " + scalar).getBytes(StandardCharsets.UTF_8));
        Yaml.Mapping map = (Yaml.Mapping) YamlReader.read(source).orElseThrow();
        Text text = ((Yaml.Scalar) map.entries().get(0).value()).text();

        assertThat(text.at(text.value().indexOf("needle"))).isEqualTo(new Position("f", line, column));
    }
}
