package dev.meshproof.wiretap.packet;

import static dev.meshproof.wiretap.packet.Finding.Kind.NEVER_ENTERED;
import static dev.meshproof.wiretap.packet.Finding.Kind.OVERTAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {
    private final List<Finding> findings = new ArrayList<>();
    private final PacketView view = new PacketView();
    private final Passage passage = new Passage(findings::add, 42);

    private void in(byte[] packet) {
        passage.in(view.on(ByteBuffer.wrap(packet)));
    }

    private void out(byte[] packet) {
        passage.out(view.on(ByteBuffer.wrap(packet)), 7);
    }

    @Test
    void finds_nothing_if_all_comes_out_as_it_went_in() {
        for (int i = 0; i < 10_000; i++) {
            byte[] packet = Packets.transport(1, i, i % 50);
            in(packet);
            out(packet);
        }
        assertThat(findings).isEmpty();
        assertThat(passage.counts()).isEqualTo(new Passage.Counts(10_000, 10_000, 0, 0));
    }

    @Test
    void should_fail_if_any_one_bit_is_altered() {
        byte[] packet = Packets.transport(1, 2, 5);
        in(packet);
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            packet[bit / 8] ^= (byte) (1 << bit % 8);
            out(packet);
            packet[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(findings).hasSize(8 * packet.length).allMatch(finding -> finding.kind() == NEVER_ENTERED);
        assertThat(NEVER_ENTERED.isNote()).isFalse();
    }

    @Test
    void should_fail_if_a_packet_comes_out_twice_or_is_cut_or_made_up() {
        byte[] packet = Packets.transport(1, 2, 100);
        in(packet);
        out(packet);
        assertThat(findings).isEmpty();

        out(packet);
        out(Packets.cut(packet, 131));
        out(Packets.disco(10));
        assertThat(findings).extracting(Finding::kind).containsExactly(NEVER_ENTERED, NEVER_ENTERED, NEVER_ENTERED);
        assertThat(findings.get(0))
                .isEqualTo(new Finding(NEVER_ENTERED, 7, "transport of 132 bytes, receiver=0x1 counter=2 content=100"));
    }

    @Test
    void takes_equal_packets_as_often_as_they_went_in() {
        byte[] packet = new byte[10];
        in(packet);
        in(packet);
        out(packet);
        assertThat(passage.counts().waiting()).isEqualTo(1);
        out(packet);
        assertThat(findings).isEmpty();
        out(packet);
        assertThat(findings).hasSize(1);
    }

    @Test
    void notes_what_was_overtaken() {
        byte[] first = Packets.transport(1, 0, 10);
        byte[] second = Packets.transport(1, 1, 10);
        in(first);
        in(second);
        out(second);
        out(first);

        assertThat(findings)
                .containsExactly(new Finding(
                        OVERTAKEN,
                        7,
                        "transport receiver=0x1 counter=0 content=10 went in as number 1 and came out after 2"));
        assertThat(OVERTAKEN.isNote()).isTrue();
    }

    @Test
    void counts_what_was_dropped_and_forgets_the_oldest() {
        byte[] first = Packets.transport(1, 0, 10);
        in(first);
        for (int i = 1; i <= 5_000; i++) {
            in(Packets.transport(1, i, 10));
        }
        assertThat(passage.counts()).isEqualTo(new Passage.Counts(5_001, 0, 5_001, 5_001 - Passage.MOST_WAITING));

        out(first);
        assertThat(findings.get(0).detail()).endsWith("; 905 of those that entered are forgotten");
    }
}
