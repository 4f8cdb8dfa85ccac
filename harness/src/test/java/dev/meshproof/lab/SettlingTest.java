package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final long QUIET = Settling.QUIET.toNanos();

    private final Settling settling = new Settling();

    @Test
    void settles_when_nothing_changes_for_long_enough() {
        ReplicaView view = Views.notJoined("1 sh", "7 python3");

        assertThat(settling.hasSettled(view, true, 0)).isFalse();
        assertThat(settling.hasSettled(view, true, QUIET - 1)).isFalse();
        assertThat(settling.hasSettled(view, true, QUIET)).isTrue();
    }

    @Test
    void a_process_that_comes_or_goes_begins_the_wait_anew() {
        settling.hasSettled(Views.notJoined("1 sh"), true, 0);

        assertThat(settling.hasSettled(Views.notJoined("1 sh", "9 apk"), true, QUIET))
                .isFalse();
        assertThat(settling.hasSettled(Views.notJoined("1 sh", "9 apk"), true, 2 * QUIET - 1))
                .isFalse();
        assertThat(settling.hasSettled(Views.notJoined("1 sh", "9 apk"), true, 2 * QUIET))
                .isTrue();
    }

    @Test
    void never_settles_before_its_service_listens() {
        ReplicaView view = Views.starting("1 sh");

        assertThat(settling.hasSettled(view, false, 0)).isFalse();
        assertThat(settling.hasSettled(view, false, 10 * QUIET)).isFalse();
    }

    @Test
    void a_script_that_sleeps_is_waited_for() {
        ReplicaView view = Views.notJoined("1 sh", "8 sleep");

        assertThat(settling.hasSettled(view, true, 0)).isFalse();
        assertThat(settling.hasSettled(view, true, 10 * QUIET)).isFalse();
    }

    @Test
    void what_joined_has_not_settled_without_joining() {
        ReplicaView view = Views.joined("100.64.0.1");

        assertThat(settling.hasSettled(view, true, 0)).isFalse();
        assertThat(settling.hasSettled(view, true, 10 * QUIET)).isFalse();
    }
}
