package dev.meshproof.wiretap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.derp.Wire;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.Scope;
import dev.meshproof.wiretap.packet.Packets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is asked for happens, to those it was asked for, and nothing else. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final Scope THERE = new Scope(Wire.ALICE, Wire.BOB, Direction.TO_RELAY);

    @TempDir
    Path folder;

    private static List<byte[]> packets(int count) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packets.add(i % 10 == 9 ? Packets.disco(20) : Packets.transport(0xb0, i, 500));
        }
        return packets;
    }

    /** All at once, cut anywhere. */
    private static void send(Node from, List<byte[]> packets) throws IOException {
        byte[] all = Wire.join(packets.stream()
                .map(packet -> Wire.frame(4, Wire.key(Wire.BOB), packet))
                .toArray(byte[][]::new));
        Random random = new Random(3);
        for (int at = 0; at < all.length; ) {
            int some = Math.min(all.length - at, 1 + random.nextInt(3000));
            from.write(java.util.Arrays.copyOfRange(all, at, at + some));
            at += some;
        }
    }

    private static int bitsThatDiffer(byte[] one, byte[] other) {
        BitSet bits = BitSet.valueOf(one);
        bits.xor(BitSet.valueOf(other));
        return bits.cardinality();
    }

    @Test
    void flips_one_sealed_bit_in_a_share_of_transport_packets_and_counts_them() throws Exception {
        List<byte[]> sent = packets(1000);
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Flip(THERE, 0.2, 7)));
            send(alice, sent);
            int flipped = 0;
            for (byte[] packet : sent) {
                byte[] came = bob.receive();
                int bits = bitsThatDiffer(packet, came);
                assertThat(bits).isLessThanOrEqualTo(packet[0] == 4 ? 1 : 0);
                assertThat(came).hasSameSizeAs(packet).startsWith(java.util.Arrays.copyOf(packet, 16));
                flipped += bits;
            }
            String ended = bench.wiretap.replaceFaults(List.of());

            assertThat(flipped).isBetween(120, 240);
            assertThat(ended).contains("\"considered\":900,\"affected\":" + flipped + "}");
            // The relay itself altered nothing.
            assertThat(bench.wiretap.counts()).contains("\"in\":1000,\"out\":1000,\"waiting\":0", "\"troubles\":{}");
            assertThat(bench.wiretap.counts()).doesNotContain("never-entered");
        }
    }

    @Test
    void drops_a_share_and_passes_everything_once_that_is_over() throws Exception {
        List<byte[]> sent = packets(300);
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Drop(THERE, 1, 1)));
            send(alice, sent);
            await("all are dropped").until(() -> bench.wiretap.counts().contains("\"affected\":300"));
            bench.wiretap.replaceFaults(List.of());
            List<byte[]> after = packets(300);
            send(alice, after);

            for (byte[] packet : after) {
                assertThat(bob.receive()).isEqualTo(packet);
            }
            assertThat(bench.wiretap.counts()).contains("\"in\":300,\"out\":300", "\"troubles\":{}");
        }
    }

    @Test
    void begins_and_ends_anywhere_in_a_stream_without_losing_a_byte() throws Exception {
        List<byte[]> sent = packets(3000);
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            Thread sending = new Thread(() -> {
                try {
                    send(alice, sent);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sending.start();
            int received = 0;
            for (byte[] packet : sent) {
                assertThat(bob.receive()).isEqualTo(packet);
                if (++received % 50 == 0) {
                    bench.wiretap.replaceFaults(
                            received % 100 == 0
                                    ? List.of()
                                    : List.of(
                                            new Fault.Delay(Scope.ALL, Duration.ofMillis(2), Duration.ofMillis(2), 1)));
                }
            }
            sending.join();

            assertThat(bench.wiretap.counts()).contains("\"in\":3000,\"out\":3000", "\"troubles\":{}");
        }
    }

    @Test
    void delays_by_as_much_as_it_says_and_limits_to_what_it_says() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Delay(THERE, Duration.ofMillis(150), Duration.ZERO, 1)));
            assertThat(millis(alice, bob, 20)).isBetween(150L, 1500L);
            bench.wiretap.replaceFaults(List.of(new Fault.Limit(THERE, 50_000)));
            // 40 frames of 5 + 32 + 532 bytes, or 5 + 32 + 98.
            assertThat(millis(alice, bob, 40)).isBetween(400L, 1800L);
        }
    }

    private static long millis(Node alice, Node bob, int count) throws IOException {
        List<byte[]> sent = packets(count);
        long began = System.nanoTime();
        send(alice, sent);
        for (byte[] packet : sent) {
            assertThat(bob.receive()).isEqualTo(packet);
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void stalls_one_way_until_told_otherwise() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Stall(THERE)));
            byte[] held = Packets.disco(1);
            alice.send(Wire.BOB, held);
            byte[] answer = Packets.disco(2);
            bob.send(Wire.ALICE, answer);
            assertThat(alice.receive()).isEqualTo(answer);
            bob.socket().setSoTimeout(300);
            assertThatThrownBy(bob::receive).isInstanceOf(java.net.SocketTimeoutException.class);
            bob.socket().setSoTimeout(8_000);
            bench.wiretap.replaceFaults(List.of());

            assertThat(bob.receive()).isEqualTo(held);
        }
    }

    @Test
    void cuts_those_it_is_about_and_no_others() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Cut(THERE)));

            assertThatThrownBy(alice::receive).isInstanceOf(IOException.class);
            byte[] packet = Packets.disco(3);
            bob.send(Wire.BOB, packet);
            assertThat(bob.receive()).isEqualTo(packet);
            assertThat(bench.wiretap.counts()).contains("\"cut\":1", "\"affected\":1");
        }
    }

    @Test
    void looks_unreachable_until_told_otherwise() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE)) {
            bench.wiretap.replaceFaults(List.of(new Fault.Unreachable(Scope.ALL)));

            assertThatThrownBy(alice::receive).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> bench.node(Wire.BOB)).isInstanceOf(IOException.class);
            bench.wiretap.replaceFaults(List.of());
            bench.node(Wire.BOB).close();
        }
    }
}
