package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdlingTest {
    private static final long QUIET = Idling.QUIET.toNanos();

    private final Idling idling = new Idling();

    private static ReplicaView view(long cpuTicks, String... processes) {
        return new ReplicaView(Optional.empty(), Set.of(), Set.of(processes), cpuTicks);
    }

    @Test
    void is_idle_when_nothing_happens_for_long_enough() {
        assertThat(idling.isIdle(view(50, "1 java"), "nobody", 0)).isFalse();
        assertThat(idling.isIdle(view(50, "1 java"), "nobody", QUIET - 1)).isFalse();
        assertThat(idling.isIdle(view(60, "1 java"), "nobody", QUIET)).isTrue();
    }

    @Test
    void what_computes_is_waited_for() {
        idling.isIdle(view(50, "1 java"), "nobody", 0);

        assertThat(idling.isIdle(view(150, "1 java"), "nobody", QUIET)).isFalse();
        assertThat(idling.isIdle(view(150, "1 java"), "nobody", 2 * QUIET - 1)).isFalse();
        assertThat(idling.isIdle(view(150, "1 java"), "nobody", 2 * QUIET)).isTrue();
    }

    @Test
    void a_process_that_comes_or_goes_begins_the_wait_anew() {
        idling.isIdle(view(0, "1 sh"), "nobody", 0);

        assertThat(idling.isIdle(view(0, "1 sh", "9 apk"), "nobody", QUIET)).isFalse();
        assertThat(idling.isIdle(view(0, "1 sh", "9 apk"), "nobody", 2 * QUIET)).isTrue();
    }

    @Test
    void a_sibling_that_begins_to_listen_begins_the_wait_anew() {
        idling.isIdle(view(0, "1 java"), Set.of(), 0);

        assertThat(idling.isIdle(view(0, "1 java"), Set.of(5432), QUIET)).isFalse();
        assertThat(idling.isIdle(view(0, "1 java"), Set.of(5432), 2 * QUIET)).isTrue();
    }

    @Test
    void a_script_that_sleeps_is_waited_for() {
        idling.isIdle(view(0, "1 sh", "8 sleep"), "nobody", 0);

        assertThat(idling.isIdle(view(0, "1 sh", "8 sleep"), "nobody", 10 * QUIET))
                .isFalse();
    }

    @Test
    void cpu_time_is_read_behind_a_name_of_any_kind() {
        assertThat(CpuTime.ticks("7 (a) b (c) S 1 7 7 0 -1 4194560 100 0 0 0 12 30 0 0 20 0 1 0 99"))
                .isEqualTo(42);
        assertThat(CpuTime.ticks("")).isZero();
    }
}
