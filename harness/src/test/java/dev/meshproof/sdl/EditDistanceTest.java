package dev.meshproof.sdl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "web, web, 0",
        "web, wbe, 2",
        "servics, services, 1",
        "port, ports, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void counts_insertions_deletions_and_replacements_from_either_side(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }
}
