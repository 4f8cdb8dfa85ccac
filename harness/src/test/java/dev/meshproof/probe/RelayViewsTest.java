package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static dev.meshproof.probe.TestSurroundings.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RelayViewsTest {
    private static final Vantage RELAY = new Vantage.RelayHost("one");
    private static final Lane LANE = new Lane(
            new Pair(new NodeKey(0xa1L << 56, 2, 3, 4), new NodeKey(0xb0L << 56, 6, 7, 8)), Direction.TO_RELAY);

    @TempDir
    private Path folder;

    private final Canaries canaries = new Canaries();
    private final List<Path> files = new ArrayList<>();
    private final TestSurroundings lab = new TestSurroundings() {
        @Override
        public List<Path> relayCapture(String relay) {
            assertThat(relay).isEqualTo("one");
            return files;
        }
    };

    private RelayViews views;

    @BeforeEach
    void make() {
        views = new RelayViews(lab, new Wiretaps(1), canaries);
    }

    private void capture(byte[]... packets) throws IOException {
        try (RotatingCapture capture = new RotatingCapture(folder, "relay", 1 << 20, 1 << 22, new Addresses())) {
            for (byte[] packet : packets) {
                capture.write(1_764_000_000_000_000_042L, LANE, ByteBuffer.wrap(packet));
            }
            files.addAll(capture.files());
        }
    }

    private Answer.RelayView view() throws Exception {
        Ask ask = new Ask(RELAY, new Question.RelayView(false), Phase.CLOSING, TestSurroundings.LIMIT);
        return (Answer.RelayView) views.view(ask, false);
    }

    private static byte[] transport(int counter, byte[] sealed) {
        ByteBuffer packet = ByteBuffer.allocate(32 + sealed.length).order(ByteOrder.LITTLE_ENDIAN);
        return packet.putInt(4).putInt(77).putLong(counter).put(sealed).array();
    }

    @Test
    void tells_lanes_and_finds_nothing_where_nothing_is() throws Exception {
        String canary = canaries.next(ONE, TWO);
        capture(transport(1, new byte[100]), transport(2, new byte[100]));

        Answer.RelayView view = view();

        assertThat(view.searched()).containsExactly(new Answer.Sought(canary, Optional.of(ONE), Optional.of(TWO)));
        assertThat(view.hits()).isEmpty();
        assertThat(view.trouble()).isEmpty();
        assertThat(view.lanes()).hasSize(1);
        assertThat(view.lanes().get(0).lane().source()).startsWith("nodekey:a100");
        assertThat(view.lanes().get(0).lane().total()).isEqualTo(new RelayLane.Amount(2, 264));
        assertThat(view.lanes().get(0).findings()).isEmpty();
        assertThat(view.lanes().get(0).sealedBytes()).isEqualTo(232);
        assertThat(view.lanes().get(0).chiSquared()).isGreaterThan(1_000);
    }

    @Test
    void should_fail_if_a_canary_stands_in_it_in_another_form() throws Exception {
        String canary = canaries.next(ONE, TWO);
        capture(transport(1, Canaries.ascii(new StringBuilder(canary).reverse().toString())));

        assertThat(view().hits()).containsExactly(new CanaryHits(canary, "reversed", 1));
        assertThat(view().examples().toString()).contains("as reversed at byte 16");
    }

    @Test
    void should_fail_if_a_packet_is_plain() throws Exception {
        String canary = canaries.next();
        capture(Canaries.ascii("GET /" + canary));

        assertThat(view().hits()).containsExactly(new CanaryHits(canary, "raw", 1));
        assertThat(view().lanes().get(0).findings()).containsEntry("foreign", 1L);
    }

    @Test
    void should_fail_if_a_capture_is_not_whole() throws Exception {
        capture(transport(1, new byte[100]));
        byte[] bytes = Files.readAllBytes(files.get(0));
        Path first = Files.write(folder.resolve("a.pcapng"), java.util.Arrays.copyOf(bytes, bytes.length - 3));
        files.add(0, first);
        assertThat(view().trouble()).contains("a.pcapng: cut off");

        // The newest grows while it is copied.
        files.remove(1);
        assertThat(view().trouble()).isEmpty();

        files.clear();
        Ask ask = new Ask(RELAY, new Question.RelayView(true), Phase.CLOSING, TestSurroundings.LIMIT);
        assertThat(views.view(ask, true)).isInstanceOf(Answer.ProbeFailed.class);
    }

    @Test
    void finds_canaries_in_what_passed_both_loopbacks() throws Exception {
        String asked = canaries.next(ONE, TWO);
        String answered = canaries.next(ONE, TWO);
        Recordings recordings = new Recordings(
                recording(5_000, tcpdump(Canaries.filled(asked, 3_000))),
                recording(8_000, tcpdump(Canaries.filled(asked, 2_000), Canaries.filled(answered, 1_000))));
        recordings.begin(5_000, 8_000);

        Recordings.Found found = recordings.end(99, Canaries.search(List.of(asked, answered)));

        assertThat(found.atSource()).containsExactly(new CanaryHits(asked, "raw", 3_000 / 40));
        assertThat(found.atDestination()).extracting(CanaryHits::canary).containsExactly(asked, answered);
    }

    @Test
    void finds_nothing_where_nothing_was_recorded() throws Exception {
        assertThat(new Recordings(recording(1, new byte[0]), recording(1, new byte[0]))
                        .end(1, Canaries.search(List.of())))
                .isEqualTo(Recordings.Found.NOTHING);
    }

    private static Place recording(int port, byte[] capture) throws IOException {
        return ScriptedAgent.at("sandbox", request -> {
            if (request instanceof AgentRequest.StartRecording start) {
                assertThat(start.filter()).isEqualTo("tcp port " + port);
                return new AgentReply.Recording(3);
            }
            assertThat(request).isInstanceOf(AgentRequest.EndRecording.class);
            return new AgentReply.Recorded(capture, false);
        });
    }

    /** pcap, Ethernet, with each packet in a frame of its own. */
    private static byte[] tcpdump(byte[]... packets) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(1);
        file.writeBytes(header.array());
        for (byte[] packet : packets) {
            ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            record.putInt(1).putInt(2).putInt(packet.length).putInt(packet.length);
            file.writeBytes(record.array());
            file.writeBytes(packet);
        }
        return file.toByteArray();
    }

    @Test
    void a_canary_is_random_and_stands_for_itself_everywhere() {
        ReplicaId one = ONE;
        assertThat(canaries.next(one, TWO)).matches("canary-[0-9a-f]{32}").isNotEqualTo(canaries.next(one, TWO));
        byte[] request = Exchanges.request("100.64.0.2", "canary-x");
        assertThat(new String(request, java.nio.charset.StandardCharsets.US_ASCII))
                .startsWith("GET /canary-x HTTP/1.1\r\n")
                .contains(
                        "\r\nX-Meshproof: canary-x\r\n",
                        "\r\nContent-Length: 65536\r\n",
                        "\r\n\r\ncanary-x\ncanary-x\n");
    }
}
