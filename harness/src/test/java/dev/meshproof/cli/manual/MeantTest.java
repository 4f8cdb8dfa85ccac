package dev.meshproof.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeantTest {
    private static final List<String> KNOWN = List.of("verify", "judge", "plan", "clean", "claims");

    @Test
    void what_is_nearest() {
        assertThat(Meant.by("verfy", KNOWN)).isEqualTo(" (did you mean verify?)");
        assertThat(Meant.by("clams", KNOWN)).isEqualTo(" (did you mean claims?)");
        assertThat(Meant.by("pla", KNOWN)).isEqualTo(" (did you mean plan?)");
    }

    @Test
    void nothing_if_nothing_is_near() {
        assertThat(Meant.by("frobnicate", KNOWN)).isEmpty();
        assertThat(Meant.by("", KNOWN)).isEmpty();
        assertThat(Meant.by("verify".repeat(1_000), KNOWN)).isEmpty();
    }
}
