package dev.meshproof.wiretap.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteStatisticsTest {
    private final ByteStatistics statistics = new ByteStatistics();

    @Test
    void finds_noise_even() {
        SplittableRandom random = new SplittableRandom(11);
        byte[] noise = new byte[1_001];
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(noise);
            statistics.add(noise, 0, noise.length);
        }

        ByteStatistics.Result result = statistics.result();
        assertThat(result.bytes()).isEqualTo(1_001_000);
        assertThat(result.z()).isBetween(-4.0, 4.0);
        assertThat(result.p()).isBetween(0.0001, 0.9999);
    }

    @Test
    void should_fail_if_it_is_text() {
        byte[] text = "The quick brown fox jumps over the lazy dog. ".repeat(50).getBytes(StandardCharsets.US_ASCII);
        statistics.add(text, 0, text.length);

        assertThat(statistics.result().z()).isGreaterThan(40);
        assertThat(statistics.result().p()).isLessThan(1e-100);
    }

    @Test
    void computes_what_the_formula_says() {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        all[0] = 1;
        statistics.add(all, 0, all.length);

        // Expected two of each: one of 0 and three of 1 give 1/2 each.
        assertThat(statistics.result().chiSquared()).isCloseTo(1.0, within(1e-9));
        assertThat(statistics.result().bytes()).isEqualTo(512);
    }

    @Test
    void counts_what_is_sealed_in_a_packet_and_nothing_before_it() {
        statistics.add(new PacketView().on(ByteBuffer.wrap(Packets.transport(1, 2, 100))));

        assertThat(statistics.result().bytes()).isEqualTo(116);
    }

    @Test
    void says_nothing_of_no_bytes() {
        statistics.add(new byte[0], 0, 0);

        assertThat(statistics.result()).isEqualTo(new ByteStatistics.Result(0, 0, 0, 1));
    }

    @Test
    void knows_the_normal_distribution() {
        assertThat(Normal.above(0)).isCloseTo(0.5, within(1e-12));
        assertThat(Normal.above(1.959963985)).isCloseTo(0.025, within(1e-9));
        assertThat(Normal.above(-1.959963985)).isCloseTo(0.975, within(1e-9));
        assertThat(Normal.above(3.999999)).isCloseTo(Normal.above(4.000001), within(1e-9));
        assertThat(Normal.above(6)).isCloseTo(9.8659e-10, within(1e-13));
    }
}
