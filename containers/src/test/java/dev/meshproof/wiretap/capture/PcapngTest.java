package dev.meshproof.wiretap.capture;

import static dev.meshproof.wiretap.capture.Captures.ALICE;
import static dev.meshproof.wiretap.capture.Captures.BACK;
import static dev.meshproof.wiretap.capture.Captures.THERE;
import static dev.meshproof.wiretap.capture.Captures.addresses;
import static dev.meshproof.wiretap.capture.Captures.read;
import static dev.meshproof.wiretap.capture.Captures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngTest {
    private static final long TIME = 1_764_000_000_123_456_789L;

    @TempDir
    private Path folder;

    private byte[] written(String... packets) throws IOException {
        Path path = folder.resolve("a.pcapng");
        Files.deleteIfExists(path);
        try (PcapngFile file = new PcapngFile(path, "a comment")) {
            for (int i = 0; i < packets.length; i++) {
                file.write(TIME + i, i % 2 == 0 ? THERE : BACK, addresses(), text(packets[i]));
            }
        }
        return Files.readAllBytes(path);
    }

    @Test
    void reads_what_it_wrote() throws IOException {
        assertThat(read(written("one", "", "three33")))
                .containsExactly(
                        TIME + " a11ce000 > b0b00000 to-relay 198.18.0.2>198.18.0.18 one",
                        (TIME + 1) + " b0b00000 > a11ce000 to-relay 198.18.0.18>198.18.0.2 ",
                        (TIME + 2) + " a11ce000 > b0b00000 to-relay 198.18.0.2>198.18.0.18 three33");
    }

    /** Byte for byte as the draft and RFC 791 have it; checked by hand. */
    @Test
    void writes_what_the_format_says() throws IOException {
        byte[] file = written("abcde");
        String hex = HexFormat.of().formatHex(file);

        assertThat(hex)
                .startsWith("0a0d0d0a" + "48000000" + "4d3c2b1a" + "0100" + "0000" + "ffffffffffffffff"
                        + "01000900" + hex("a comment") + "000000"
                        + "04001100" + hex("meshproof wiretap") + "000000"
                        + "00000000" + "48000000"
                        + "01000000" + "fc000000" + "6500" + "0000" + "00000000"
                        + "02001c00" + hex("a11ce000 > b0b00000 to-relay")
                        + "0300b700" + hex(LaneText.write(THERE)) + "00")
                .endsWith("09000100" + "09000000" + "00000000" + "fc000000"
                        + "06000000" + "44000000" + "00000000" + "a7fc7a1815cd256f"
                        + "21000000" + "21000000"
                        + "45000021" + "00004000" + "4011ae93" + "c6120002" + "c6120012"
                        + "a2a9a2a9" + "000d0000"
                        + "6162636465" + "000000" + "44000000");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void writes_a_header_checksum_that_adds_up() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            ByteBuffer headers = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
            UdpHeaders.put(headers, random.nextInt(), random.nextInt(), random.nextInt(70_000));
            headers.order(ByteOrder.BIG_ENDIAN);
            int sum = 0;
            for (int at = 0; at < 20; at += 2) {
                sum += headers.getShort(at) & 0xffff;
            }
            assertThat((sum & 0xffff) + (sum >>> 16)).isEqualTo(0xffff);
        }
    }

    @Test
    void keeps_all_of_a_packet_that_no_datagram_could_hold() throws IOException {
        for (int length : new int[] {65_506, 65_507, 65_508, 65_536}) {
            assertThat(read(written("x".repeat(length))))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith(" " + "x".repeat(length));
        }
    }

    @Test
    void should_fail_if_the_file_is_there_already() throws IOException {
        written("one");

        assertThatThrownBy(() -> new PcapngFile(folder.resolve("a.pcapng"), ""))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void says_where_it_was_cut_off() throws IOException {
        byte[] whole = written("one", "two");
        int last = whole.length - 28 - 32 - 4;
        for (int length = last + 1; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith(
                            "cut off at byte " + last + ": the file ends " + (length - last) + " bytes into a block");
        }
        assertThat(read(Arrays.copyOf(whole, last))).hasSize(1);
    }

    @Test
    void should_fail_if_it_is_no_capture() {
        assertNone("", "it has 0 bytes, less than its first block");
        assertNone("GET / HTTP/1.1", "it begins with 47455420, expected 0a0d0d0a");
        assertNone("\n\r\r\nxxxxyyyy", "a section with the byte order 79797979");
    }

    private static void assertNone(String content, String why) {
        assertThatThrownBy(() -> open(content.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(NoCapture.class)
                .hasMessage("no pcapng file: " + why);
    }

    private static CaptureReader open(byte[] content) throws IOException {
        return CaptureReader.open(new ByteArrayInputStream(content));
    }

    @Test
    void reads_captures_of_others() throws IOException {
        ForeignCapture big = new ForeignCapture(ByteOrder.BIG_ENDIAN);
        big.section(1)
                .face(1, 6)
                .block(5, new byte[8])
                .packet(0, 1_500_000, "ethernet")
                .simple("simple");

        try (CaptureReader reader = open(big.bytes())) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.packet().nanos()).isEqualTo(1_500_000_000L);
            assertThat(reader.packet().isDatagram()).isFalse();
            assertThat(reader.packet().lane()).isEqualTo(Lane.UNKNOWN);
            assertThat(reader.packet().length()).isEqualTo(8);
            assertThat(reader.next()).isTrue();
            assertThat(reader.packet().length()).isEqualTo(6);
            assertThat(reader.next()).isFalse();
            assertThat(reader.trouble()).isNull();
            assertThat(reader.skippedBlocks()).isEqualTo(1);
            assertThat(reader.position()).isEqualTo(big.bytes().length);
        }
    }

    @Test
    void knows_every_resolution_of_time() {
        assertThat(new Face.Clock(9, 0).nanos(5)).isEqualTo(5);
        assertThat(new Face.Clock(6, 7).nanos(5)).isEqualTo(7_000_005_000L);
        assertThat(new Face.Clock(0, 0).nanos(5)).isEqualTo(5_000_000_000L);
        assertThat(new Face.Clock(12, 0).nanos(5_000)).isEqualTo(5);
        assertThat(new Face.Clock(127, 0).nanos(-1)).isZero();
        assertThat(new Face.Clock(0x80 | 10, 0).nanos(1536)).isEqualTo(1_500_000_000L);
        assertThat(new Face.Clock(0x80, 0).nanos(2)).isEqualTo(2_000_000_000L);
        assertThat(new Face.Clock(0x80 | 63, 0).nanos(1L << 62)).isEqualTo(500_000_000L);
        assertThat(new Face.Clock(0x80 | 100, 0).nanos(5)).isZero();
    }

    @Test
    void should_fail_if_a_block_is_broken() throws IOException {
        assertTrouble(foreign().face(101, 9).packet(1, 0, "x"), "a packet of interface 1, of 1 so far");
        assertTrouble(foreign().block(6, new byte[8]), "an enhanced packet block of 20 bytes");
        assertTrouble(foreign().simple("x"), "a simple packet block of 20 bytes, 0 interfaces so far");
        assertTrouble(foreign().block(1, new byte[4]), "an interface description of 16 bytes");
        assertTrouble(foreign().section(2), "a section of version 2, expected 1");
        assertTrouble(foreign().block(0x0a0d0d0a, new byte[] {0x4d, 0x3c, 0x2b, 0x1a}), "a section header of 16 bytes");
        byte[] content = new byte[24];
        content[12] = 5;
        assertTrouble(foreign().face(101, 9).block(6, content), "a packet of 5 bytes in a block of 36");
        ForeignCapture ends = foreign().block(9, new byte[8]);
        ends.bytes.putInt(ends.bytes.position() - 4, 24);
        assertTrouble(ends, "a block of 20 bytes that ends as one of 24");
        ForeignCapture odd = foreign().block(9, new byte[8]);
        odd.bytes.putInt(odd.bytes.position() - 16, 21);
        assertTrouble(odd, "a block of 21 bytes");
    }

    private static ForeignCapture foreign() {
        return new ForeignCapture(ByteOrder.LITTLE_ENDIAN).section(1);
    }

    private static void assertTrouble(ForeignCapture capture, String why) throws IOException {
        assertThat(read(capture.bytes())).hasSize(1).first().asString().matches("unreadable from byte \\d+: " + why);
    }

    @Test
    void bears_whatever_comes() throws IOException {
        byte[] whole = written("one", "two", "three");
        SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 20_000; i++) {
            byte[] bent = Arrays.copyOf(whole, 28 + random.nextInt(whole.length - 27));
            for (int change = random.nextInt(4); change >= 0; change--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(bent).size()).isLessThan(5);
            } catch (NoCapture e) {
                assertThat(e).hasMessageStartingWith("no pcapng file: ");
            }
        }
    }

    @Test
    void keeps_lanes_beyond_a_bound_together() throws IOException {
        Path path = folder.resolve("many.pcapng");
        try (PcapngFile file = new PcapngFile(path, "")) {
            for (int i = 1; i <= 5_000; i++) {
                NodeKey stranger = new NodeKey(i, i, i, i);
                file.write(i, new Lane(new Pair(ALICE, stranger), Direction.FROM_RELAY), addresses(), text("x"));
            }
        }
        try (CaptureReader reader = CaptureReader.open(path)) {
            int unknown = 0;
            while (reader.next()) {
                unknown += reader.packet().lane().isKnown() ? 0 : 1;
            }
            assertThat(unknown).isEqualTo(904);
            assertThat(reader.lanes()).hasSize(4_097);
        }
    }
}
