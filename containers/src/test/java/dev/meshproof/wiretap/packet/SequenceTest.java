package dev.meshproof.wiretap.packet;

import static dev.meshproof.wiretap.packet.Finding.Kind.FOREIGN;
import static dev.meshproof.wiretap.packet.Finding.Kind.OUT_OF_ORDER;
import static dev.meshproof.wiretap.packet.Finding.Kind.REPEATED_COUNTER;
import static dev.meshproof.wiretap.packet.Finding.Kind.TOO_OLD;
import static dev.meshproof.wiretap.packet.Finding.Kind.UNANNOUNCED_RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final int MINE = 0x1111;
    private static final int THEIRS = 0x2222;

    private final List<Finding> findings = new ArrayList<>();
    private final PacketView view = new PacketView();
    private final Sequence there = new Sequence(findings::add, true);
    private final Sequence back = new Sequence(findings::add, true);
    private long number;

    private void take(Sequence sequence, byte[] packet) {
        sequence.take(view.on(ByteBuffer.wrap(packet)), ++number);
    }

    private void handshake() {
        Sequence.link(there, back);
        take(there, Packets.initiation(MINE));
        take(back, Packets.response(THEIRS, MINE));
    }

    private void send(long... counters) {
        LongStream.of(counters).forEach(counter -> take(there, Packets.transport(THEIRS, counter, 10)));
    }

    private List<Finding.Kind> kinds() {
        return findings.stream().map(Finding::kind).toList();
    }

    @Test
    void finds_nothing_where_nothing_is_wrong() {
        handshake();
        send(0, 1, 2, 5, 9_000, 1L << 50);
        take(back, Packets.transport(MINE, 0, 10));
        take(back, Packets.cookie(MINE));
        take(there, Packets.disco(10));

        assertThat(findings).isEmpty();
    }

    @Test
    void should_fail_if_a_counter_comes_again() {
        handshake();
        send(0, 1, 2, 1);

        assertThat(findings)
                .containsExactly(new Finding(REPEATED_COUNTER, 6, "receiver=0x2222 counter=1 content=10 after 2"));
        assertThat(REPEATED_COUNTER.isNote()).isFalse();
    }

    @Test
    void notes_what_comes_out_of_order_and_fails_only_if_it_comes_twice() {
        handshake();
        send(0, 3, 1, 2);
        assertThat(kinds()).containsExactly(OUT_OF_ORDER, OUT_OF_ORDER);
        assertThat(OUT_OF_ORDER.isNote()).isTrue();

        send(1);
        assertThat(kinds()).endsWith(REPEATED_COUNTER);
    }

    @Test
    void notes_what_is_too_old_to_tell() {
        handshake();
        send(0, 8_192, 0, 1);

        assertThat(kinds()).containsExactly(TOO_OLD, OUT_OF_ORDER);
    }

    @Test
    void should_fail_if_no_handshake_announced_a_receiver() {
        Sequence.link(there, back);
        take(there, Packets.initiation(MINE));
        take(back, Packets.response(THEIRS, 0x3333));
        take(back, Packets.cookie(0x3333));
        take(back, Packets.transport(0x3333, 0, 0));
        take(back, Packets.transport(0x3333, 1, 0));

        assertThat(kinds()).containsExactly(UNANNOUNCED_RECEIVER, UNANNOUNCED_RECEIVER, UNANNOUNCED_RECEIVER);
        assertThat(findings.get(2).detail())
                .isEqualTo("transport receiver=0x3333 counter=0 content=0, which no handshake message announced");
    }

    @Test
    void says_nothing_of_announcements_where_not_all_of_them_pass() {
        Sequence partial = new Sequence(findings::add, false);
        take(partial, Packets.transport(THEIRS, 5, 0));
        assertThat(findings).isEmpty();

        take(partial, Packets.transport(THEIRS, 5, 0));
        assertThat(kinds()).containsExactly(REPEATED_COUNTER);
    }

    @Test
    void should_fail_if_the_announcement_went_the_same_way() {
        handshake();
        take(there, Packets.transport(MINE, 0, 0));

        assertThat(kinds()).containsExactly(UNANNOUNCED_RECEIVER);
    }

    @Test
    void should_fail_if_a_packet_is_foreign() {
        take(there, "GET /".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(findings)
                .containsExactly(new Finding(FOREIGN, 1, "it begins like neither WireGuard nor disco: 474554202f"));
    }

    @Test
    void counts_each_session_for_itself_and_forgets_the_oldest() {
        Sequence.link(there, back);
        for (int session = 0; session < 9; session++) {
            take(back, Packets.initiation(session));
            take(there, Packets.transport(session, 0, 0));
        }
        assertThat(findings).isEmpty();
        assertThat(there.sessions()).isEqualTo(8);

        take(there, Packets.transport(1, 0, 0));
        assertThat(kinds()).containsExactly(REPEATED_COUNTER);
        take(there, Packets.transport(0, 0, 0));
        assertThat(findings).hasSize(1);
    }

    @Test
    void the_window_agrees_with_a_set_of_all() {
        SplittableRandom random = new SplittableRandom(3);
        CounterWindow window = new CounterWindow();
        Set<Long> all = new HashSet<>();
        long next = 0;
        for (int i = 0; i < 200_000; i++) {
            long counter = Math.max(0, next + random.nextInt(-9_000, random.nextInt(100) == 0 ? 20_000 : 300));
            CounterWindow.Place expected = counter >= next
                    ? CounterWindow.Place.NEXT
                    : next - counter > CounterWindow.BITS
                            ? CounterWindow.Place.TOO_OLD
                            : all.contains(counter) ? CounterWindow.Place.REPEATED : CounterWindow.Place.OUT_OF_ORDER;
            assertThat(window.take(counter)).isEqualTo(expected);
            all.add(counter);
            next = Math.max(next, counter + 1);
        }
    }

    @Test
    void the_window_bears_the_ends_of_the_range() {
        CounterWindow window = new CounterWindow();

        assertThat(window.take(-2)).isEqualTo(CounterWindow.Place.NEXT);
        assertThat(window.take(-2)).isEqualTo(CounterWindow.Place.REPEATED);
        assertThat(window.take(-1)).isEqualTo(CounterWindow.Place.TOO_OLD);
        assertThat(window.take(0)).isEqualTo(CounterWindow.Place.TOO_OLD);
    }
}
