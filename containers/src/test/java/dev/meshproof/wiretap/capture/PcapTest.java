package dev.meshproof.wiretap.capture;

import static dev.meshproof.wiretap.capture.Captures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PcapTest {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;

    private static ByteBuffer header(ByteOrder order, int magic, int linkType) {
        return ByteBuffer.allocate(1_000)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(linkType);
    }

    private static ByteBuffer packet(ByteBuffer file, int seconds, int part, byte[] content) {
        return file.putInt(seconds)
                .putInt(part)
                .putInt(content.length)
                .putInt(2_000)
                .put(content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] written(ByteBuffer file) {
        byte[] bytes = new byte[file.position()];
        file.get(0, bytes);
        return bytes;
    }

    @Test
    void reads_what_tcpdump_writes_in_any_order_and_unit() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer micro = packet(packet(header(order, MICROSECONDS, 1), 5, 6, text("one")), 7, 8, text("two"));
            assertThat(read(written(micro))).containsExactly("5000006000 unknown > one", "7000008000 unknown > two");
            ByteBuffer nano = packet(header(order, NANOSECONDS, 1), -1, 6, text("late"));
            assertThat(read(written(nano))).containsExactly("4294967295000000006 unknown > late");
        }
    }

    @Test
    void finds_the_datagrams_in_it() throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(33).order(ByteOrder.LITTLE_ENDIAN);
        UdpHeaders.put(datagram, 0xc6120002, 0xc6120012, 5);
        datagram.put(text("hello"));
        ByteBuffer file = packet(header(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 101), 0, 0, datagram.array());

        assertThat(read(written(file))).containsExactly("0 unknown 198.18.0.2>198.18.0.18 hello");
    }

    @Test
    void says_where_it_was_cut_off() throws IOException {
        byte[] whole = written(
                packet(packet(header(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 1), 0, 0, text("one")), 0, 0, text("two")));

        assertThat(read(Arrays.copyOf(whole, whole.length - 1)))
                .endsWith("cut off at byte 43: the file ends 2 bytes into a packet of 3");
        assertThat(read(Arrays.copyOf(whole, 44)))
                .endsWith("cut off at byte 43: the file ends 1 bytes into a packet's header");
        assertThat(read(Arrays.copyOf(whole, 43))).hasSize(1);
    }

    @Test
    void should_fail_if_a_packet_is_impossibly_long() throws IOException {
        ByteBuffer file = header(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 1)
                .putLong(0)
                .putInt(-1)
                .putInt(-1);

        assertThat(read(written(file))).containsExactly("unreadable from byte 24: a packet of 4294967295 bytes");
    }

    @Test
    void should_fail_if_its_header_is_cut_off() {
        assertThatThrownBy(() -> read(Arrays.copyOf(
                        header(ByteOrder.BIG_ENDIAN, NANOSECONDS, 1).array(), 23)))
                .isInstanceOf(NoCapture.class)
                .hasMessage("no pcap file: it has 23 bytes, less than its header");
    }

    @Test
    void bears_whatever_comes() throws IOException {
        SplittableRandom random = new SplittableRandom(31);
        byte[] whole = written(packet(header(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 101), 0, 0, new byte[100]));
        for (int i = 0; i < 20_000; i++) {
            byte[] bent = Arrays.copyOf(whole, 24 + random.nextInt(whole.length - 23));
            for (int change = random.nextInt(6); change >= 0; change--) {
                bent[4 + random.nextInt(bent.length - 4)] = (byte) random.nextInt(256);
            }
            assertThat(read(bent).size()).isLessThan(10);
        }
    }
}
