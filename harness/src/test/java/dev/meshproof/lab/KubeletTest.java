package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KubeletTest {
    @Test
    void backs_off_as_a_kubelet_does() {
        assertThat(LongStream.rangeClosed(1, 8).map(number -> Kubelet.backOff((int) number)))
                .containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void stays_at_five_minutes_however_often_it_restarts() {
        assertThat(Kubelet.backOff(1_000)).isEqualTo(300);
        assertThat(Kubelet.backOff(Integer.MAX_VALUE)).isEqualTo(300);
    }
}
