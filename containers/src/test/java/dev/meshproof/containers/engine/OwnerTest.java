package dev.meshproof.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnerTest {

    @Test
    void this_process_is_not_gone() {
        assertThat(Owner.current().gone()).isFalse();
    }

    @Test
    void a_process_with_the_pid_but_another_start_is_gone() {
        Owner self = Owner.current();

        assertThat(new Owner(self.pid(), self.started().minus(Duration.ofMinutes(1)), self.machine()).gone())
                .isTrue();
    }

    @Test
    void a_process_that_ended_is_gone() throws Exception {
        Process ended =
                new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        Owner owner = new Owner(ended.pid(), Instant.now(), Owner.current().machine());
        ended.waitFor();

        assertThat(owner.gone()).isTrue();
    }

    @Test
    void an_owner_on_another_machine_cannot_be_judged() {
        assertThat(new Owner(1, Instant.EPOCH, "elsewhere").gone()).isFalse();
    }

    @Test
    void reads_what_it_writes() {
        Owner owner = new Owner(42, Instant.ofEpochMilli(1_700_000_000_123L), "build@farm-1");

        assertThat(Owner.parse(owner.toString())).contains(owner);
    }

    @Test
    void reads_nothing_else() {
        assertThat(Owner.parse("")).isEmpty();
        assertThat(Owner.parse("42")).isEmpty();
        assertThat(Owner.parse("42@yesterday@vm")).isEmpty();
        assertThat(Owner.parse("99999999999999999999@1@vm")).isEmpty();
    }
}
