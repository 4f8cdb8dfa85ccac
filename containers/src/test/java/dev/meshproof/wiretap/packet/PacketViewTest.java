package dev.meshproof.wiretap.packet;

import static dev.meshproof.wiretap.packet.Packets.cut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacketViewTest {
    private final PacketView view = new PacketView();

    private Packet read(byte[] packet) {
        return view.on(ByteBuffer.wrap(packet)).packet();
    }

    @Test
    void tells_what_a_packet_is() {
        assertThat(read(Packets.initiation(0x80000001))).isEqualTo(new Packet.Initiation(0x80000001));
        assertThat(read(Packets.response(5, 6))).isEqualTo(new Packet.Response(5, 6));
        assertThat(read(Packets.cookie(7))).isEqualTo(new Packet.Cookie(7));
        assertThat(read(Packets.transport(8, 1L << 40, 0))).isEqualTo(new Packet.Transport(8, 1L << 40, 0));
        byte[] disco = Packets.disco(20);
        assertThat(read(disco)).isEqualTo(new Packet.Disco(HexFormat.of().formatHex(disco, 6, 38), 20));
        assertThat(read("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Packet.Foreign(
                        14, "it begins like neither WireGuard nor disco", "474554202f20485454502f312e31"));
    }

    @Test
    void shows_of_a_foreign_packet_no_more_than_its_beginning() {
        assertThat(((Packet.Foreign) read(new byte[2_000])).first()).isEqualTo("00".repeat(32));
    }

    @Test
    void reads_parts_of_arrays_and_direct_buffers_and_leaves_their_positions() {
        byte[] packet = Packets.transport(8, 9, 100);
        ByteBuffer within = ByteBuffer.allocate(200).put(3, packet).position(3).limit(3 + packet.length);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(200).put(3, packet).position(3).limit(3 + packet.length);

        assertThat(view.on(within.slice()).packet()).isEqualTo(new Packet.Transport(8, 9, 100));
        assertThat(view.on(direct).packet()).isEqualTo(new Packet.Transport(8, 9, 100));
        assertThat(direct.position()).isEqualTo(3);
    }

    @Test
    void should_fail_if_a_length_is_wrong() {
        assertForeign(cut(Packets.initiation(1), 149), "a WireGuard initiation of 149 bytes, expected 148");
        assertForeign(cut(Packets.response(1, 2), 91), "a WireGuard response of 91 bytes, expected 92");
        assertForeign(cut(Packets.cookie(1), 65), "a WireGuard cookie of 65 bytes, expected 64");
        assertForeign(
                cut(Packets.transport(1, 2, 0), 31), "a WireGuard transport packet of 31 bytes, expected 32 or more");
        assertForeign(cut(Packets.disco(0), 77), "a disco message of 77 bytes, expected 78 or more");
        assertForeign(new byte[0], "nothing at all");
    }

    @Test
    void should_fail_if_the_first_bytes_are_wrong() {
        byte[] packet = Packets.transport(1, 2, 100);
        for (int at = 0; at < 4; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bent = packet.clone();
                bent[at] ^= (byte) (1 << bit);
                assertThat(view.on(ByteBuffer.wrap(bent)).kind()).isEqualTo(PacketKind.FOREIGN);
            }
        }
        byte[] disco = Packets.disco(20);
        disco[5]++;
        assertForeign(disco, "it begins like neither WireGuard nor disco");
    }

    private void assertForeign(byte[] packet, String why) {
        assertThat(read(packet))
                .isInstanceOfSatisfying(
                        Packet.Foreign.class,
                        foreign -> assertThat(foreign.why()).isEqualTo(why));
    }

    @Test
    void refuses_what_a_kind_does_not_have() {
        view.on(ByteBuffer.wrap(Packets.disco(1)));

        assertThatThrownBy(view::counter).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(view::receiver).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(view::sender).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.on(new byte[10], 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view.on(new byte[10], 5, Integer.MAX_VALUE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void has_a_record_for_whatever_comes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50_000; i++) {
            byte[] noise = new byte[random.nextInt(160)];
            random.nextBytes(noise);
            if (noise.length > 4 && i % 2 == 0) {
                noise[0] = (byte) random.nextInt(6);
                noise[1] = noise[2] = noise[3] = 0;
            }
            boolean foreign = read(noise) instanceof Packet.Foreign;
            assertThat(foreign).isEqualTo(view.kind() == PacketKind.FOREIGN);
        }
    }

    @Test
    void counts_by_kind() {
        Tally tally = new Tally();
        tally.add(PacketKind.DISCO, 100);
        tally.add(PacketKind.DISCO, 50);
        tally.add(PacketKind.TRANSPORT, 32);

        assertThat(tally.counts())
                .hasSize(2)
                .containsEntry(PacketKind.DISCO, new Tally.Count(2, 150))
                .containsEntry(PacketKind.TRANSPORT, new Tally.Count(1, 32));
    }
}
