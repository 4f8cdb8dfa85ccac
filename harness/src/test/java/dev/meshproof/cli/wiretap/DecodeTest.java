package dev.meshproof.cli.wiretap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeTest {
    private static final NodeKey ALICE = new NodeKey(0xa11ce00000000001L, 2, 3, 4);
    private static final NodeKey BOB = new NodeKey(0xb0b0000000000001L, 6, 7, 8);
    private static final Lane THERE = new Lane(new Pair(ALICE, BOB), Direction.TO_RELAY);
    private static final long TIME = 1_764_000_000_000_000_042L;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path capture;

    private int run(String... arguments) {
        return new CommandLine(new Wiretap())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((failure, args) -> {
                    err.append(failure.getMessage());
                    return 2;
                })
                .execute(arguments);
    }

    private static ByteBuffer packet(int length, int... numbers) {
        ByteBuffer packet = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            packet.putInt(number);
        }
        return packet.position(0);
    }

    @BeforeEach
    void record() throws IOException {
        Addresses addresses = new Addresses();
        addresses.put(ALICE, (Inet4Address) InetAddress.getByName("198.18.0.2"));
        addresses.put(BOB, (Inet4Address) InetAddress.getByName("198.18.0.18"));
        try (RotatingCapture kept = new RotatingCapture(folder, "relay", 1 << 20, 2 << 20, addresses)) {
            kept.write(TIME, THERE, packet(148, 1, 0xa1));
            kept.write(TIME + 1, THERE.reversed(), packet(92, 2, 0xb0, 0xa1));
            kept.write(TIME + 2, THERE, packet(132, 4, 0xb0, 7));
            kept.write(TIME + 3, THERE, ByteBuffer.wrap("GET /".getBytes(StandardCharsets.US_ASCII)));
            capture = kept.files().get(0);
        }
    }

    @Test
    void prints_packets_for_people_and_what_they_come_to() {
        assertThat(run("decode", capture.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "     1  2025-11-24 16:00:00.000000042  198.18.0.2 > 198.18.0.18  a11ce000 > b0b00000 to-relay"
                                + "  initiation   148  sender=0xa1\n",
                        "transport    132  receiver=0xb0 counter=7 content=100\n",
                        "4 packets, 377 bytes\n",
                        ALICE + " > " + BOB + " to-relay\n",
                        "  initiation       1 packets         148 bytes\n",
                        "finding foreign: 1\n",
                        "  packet 4 (a11ce000 > b0b00000 to-relay): foreign: it begins like neither");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void prints_the_same_as_json() throws IOException {
        assertThat(run("decode", "--json", capture.toString())).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/packets")).hasSize(4);
        assertThat(json.at("/packets/1/receiver").asInt()).isEqualTo(0xa1);
        assertThat(json.at("/packets/2/time").asText()).isEqualTo("2025-11-24T16:00:00.000000044Z");
        assertThat(json.at("/packets/2/source").asText()).isEqualTo(ALICE.toString());
        assertThat(json.at("/packets/3/first").asText()).isEqualTo("474554202f");
        assertThat(json.at("/lanes/0/counts/transport/bytes").asInt()).isEqualTo(132);
        assertThat(json.at("/findings/foreign").asInt()).isEqualTo(1);
        assertThat(json.at("/examples/0/packet").asInt()).isEqualTo(4);
    }

    @Test
    void numbers_packets_over_all_files() {
        assertThat(run("decode", capture.toString(), capture.toString())).isZero();
        assertThat(out.toString()).contains("     8  ", "8 packets", "finding repeated-counter: 1\n");
    }

    @Test
    void exits_with_1_and_prints_what_there_is_if_a_file_is_cut_off() throws IOException {
        byte[] whole = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(whole, whole.length - 4));

        assertThat(run("decode", capture.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("3 packets", "not all was read: " + capture);
        assertThat(err.toString()).startsWith("meshproof: " + capture + ": cut off at byte ");
    }

    @Test
    void exits_with_2_if_a_file_is_no_capture_or_not_there() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a capture");

        assertThat(run("decode", capture.toString(), text.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(text + ": no pcapng file: it begins with 6e6f7420, expected 0a0d0d0a");
        assertThat(out.toString()).isEmpty();
        assertThat(run("decode", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).endsWith("nowhere: there is no such file");
    }

    @Test
    void says_nothing_of_handshakes_if_told_that_some_passed_elsewhere() throws IOException {
        try (RotatingCapture kept = new RotatingCapture(folder, "late", 1 << 20, 2 << 20, new Addresses())) {
            kept.write(TIME, THERE, packet(132, 4, 0xb0, 7));
        }
        String late = folder.resolve("late-00001.pcapng").toString();

        run("decode", late);
        assertThat(out.toString()).contains("finding unannounced-receiver: 1");
        out.getBuffer().setLength(0);
        run("decode", "--partial", late);
        assertThat(out.toString()).doesNotContain("finding");
    }

    @Test
    void the_documentation_has_every_kind_of_packet_and_of_finding() throws IOException {
        String text = Files.readString(Path.of("../docs/captures.md"));

        assertThat(PacketKind.values()).allMatch(kind -> text.contains("`" + kind.text() + "`"));
        assertThat(Finding.Kind.values())
                .allMatch(kind -> text.contains("| `" + kind.text() + "` | " + (kind.isNote() ? "a note: " : "")));
    }
}
