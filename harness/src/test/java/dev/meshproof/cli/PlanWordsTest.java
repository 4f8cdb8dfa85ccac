package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.ReplicaPlan.Kind;
import dev.meshproof.plan.ReplicaPlan.Limits;
import dev.meshproof.plan.ReplicaPlan.Volume;
import dev.meshproof.sdl.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1023, 1023 bytes",
        "1024, 1 KiB",
        "1572864, 1.5 MiB",
        "536870912, 512 MiB",
        "35184372088832, 32 TiB",
        "36028797018963968, 32768 TiB"
    })
    void sizes_stand_in_the_largest_unit_that_fits(long bytes, String words) {
        assertThat(PlanWords.size(bytes)).isEqualTo(words);
    }

    @Test
    void limits_name_cores_and_say_what_is_not_enforced() {
        assertThat(PlanWords.limits(new Limits(1_500_000_000, 1 << 20, 1 << 30)))
                .isEqualTo("1.5 CPU, 1 MiB memory, 1 GiB disk (not enforced)");
        assertThat(PlanWords.limits(new Limits(100_000_000_000L, 1 << 20, 0))).startsWith("100 CPU, ");
    }

    @Test
    void volumes_say_what_they_are_made_of() {
        Position at = new Position("a.yaml", 1, 1);

        assertThat(PlanWords.volume(new Volume("shm", Kind.RAM, 1 << 20, Optional.of("/dev/shm"), false, at)))
                .isEqualTo("shm at /dev/shm, 1 MiB memory");
        assertThat(PlanWords.volume(new Volume("data", Kind.PERSISTENT, 1 << 30, Optional.of("/d"), true, at)))
                .isEqualTo("data at /d, 1 GiB persistent, one for each replica, read-only");
    }
}
