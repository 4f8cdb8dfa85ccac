package dev.meshproof.wiretap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meshproof.wiretap.derp.Wire;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.Packets;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.view.CaptureScan;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What two nodes say to each other over a relay is counted, kept, and told. */
@Timeout(60)
class RecordingTest {
    private static final int ALICES = 0xa1;
    private static final int BOBS = 0xb0;

    @TempDir
    Path folder;

    /** A handshake and that many packets of data each way, all of which arrive. */
    private static void talk(Node alice, Node bob, int packets) throws Exception {
        pass(alice, Wire.BOB, bob, Packets.initiation(ALICES));
        pass(bob, Wire.ALICE, alice, Packets.response(BOBS, ALICES));
        for (int i = 0; i < packets; i++) {
            pass(alice, Wire.BOB, bob, Packets.transport(BOBS, i, 1200));
            pass(bob, Wire.ALICE, alice, Packets.transport(ALICES, i, 40));
        }
    }

    private static void pass(Node from, dev.meshproof.wiretap.NodeKey key, Node to, byte[] packet) throws Exception {
        from.send(key, packet);
        assertThat(to.receive()).isEqualTo(packet);
    }

    @Test
    void counts_both_ways_and_keeps_what_was_sent() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            talk(alice, bob, 50);
            String counts = bench.wiretap.counts();

            assertThat(counts)
                    .contains("\"findings\":{}", "\"troubles\":{}", "\"open\":2")
                    .contains(
                            "\"key\":\"" + Wire.ALICE + "\",\"address\":\"127.0.0.1\",\"connections\":1,\"admitted\":1")
                    .contains("\"in\":51,\"out\":51,\"waiting\":0")
                    .contains("\"direction\":\"to-relay\",\"kinds\":{\"initiation\":{\"packets\":1,\"bytes\":148},"
                            + "\"transport\":{\"packets\":50,\"bytes\":61600}}")
                    .contains("\"direction\":\"from-relay\",\"kinds\":{\"response\":{\"packets\":1,\"bytes\":92},"
                            + "\"transport\":{\"packets\":50,\"bytes\":3600}}");

            ViewReport stored = CaptureScan.of(
                            List.of(folder.resolve("relay-00001.pcapng")), new NeedleSearch(List.of()), true)
                    .view();
            assertThat(stored.packets()).isEqualTo(102);
            assertThat(stored.findings()).isEmpty();
            assertThat(stored.count(PacketKind.TRANSPORT)).isEqualTo(new Tally.Count(100, 61600 + 3600));
        }
    }

    @Test
    void should_find_what_is_no_packet_of_ours_and_what_cannot_be_read() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Node alice = bench.node(Wire.ALICE);
                Node bob = bench.node(Wire.BOB)) {
            pass(alice, Wire.BOB, bob, "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII));
            alice.write(Wire.frame(0x77, new byte[3]));
            await("the unreadable is told").until(() -> bench.wiretap.counts().contains("\"unreadable\":1"));

            assertThat(bench.wiretap.counts())
                    .contains("\"findings\":{\"foreign\":1}")
                    .contains("of what the client sends: frame type 0x77, which is unknown");
        }
    }

    @Test
    void should_find_a_relay_that_alters_what_it_carries() throws Exception {
        byte[] packet = Packets.disco(10);
        byte[] other = packet.clone();
        other[80] ^= 1;
        Relay relay = new Relay(Bench.AUTHORITY, socket -> {
            Relay.head(socket.getInputStream());
            socket.getOutputStream().write(Wire.join(Wire.bytes(Wire.AGREES), Wire.serverKey()));
            socket.getInputStream().readNBytes(Wire.clientInfo().length);
            socket.getOutputStream().write(Wire.frame(3, new byte[40]));
            socket.getInputStream().readNBytes(5 + 32 + packet.length);
            socket.getOutputStream().write(Wire.frame(5, Wire.key(Wire.ALICE), other));
        });
        try (Bench bench = new Bench(folder, relay);
                Node alice = bench.node(Wire.ALICE)) {
            alice.send(Wire.ALICE, packet);
            alice.receive();

            assertThat(bench.wiretap.counts()).contains("\"never-entered\":1", "\"neverEntered\":1");
        }
    }

    @Test
    void answers_over_http_and_tells_live_what_happens() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                Api api = new Api(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), bench.wiretap)) {
            String base = "http://127.0.0.1:" + api.port();
            HttpURLConnection events =
                    (HttpURLConnection) URI.create(base + "/events").toURL().openConnection();
            events.setReadTimeout(20_000);
            try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(events.getInputStream(), StandardCharsets.US_ASCII));
                    Node alice = bench.node(Wire.ALICE)) {
                assertThat(lines.readLine()).contains("\"event\":\"client\"", "\"key\":\"" + Wire.ALICE + "\"");
                assertThat(lines.readLine()).contains("\"event\":\"admitted\"");
                var put = HttpRequest.newBuilder(URI.create(base + "/faults"));
                var good = http.send(
                        put.PUT(HttpRequest.BodyPublishers.ofString("flip share=0.5 seed=1"))
                                .build(),
                        BodyHandlers.ofString());
                var bad = http.send(
                        put.PUT(HttpRequest.BodyPublishers.ofString("flip")).build(), BodyHandlers.ofString());
                var deleted = http.send(put.DELETE().build(), BodyHandlers.ofString());
                var counts = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/counts")).build(), BodyHandlers.ofString());
                var none =
                        http.send(HttpRequest.newBuilder(URI.create(base + "/")).build(), BodyHandlers.ofString());

                assertThat(good.body()).isEqualTo("{\"ended\":[]}\n");
                assertThat(bad.statusCode()).isEqualTo(400);
                assertThat(bad.body()).contains("it says no share");
                assertThat(deleted.body()).contains("\"fault\":\"flip share=0.5 seed=1\",\"considered\":0");
                assertThat(counts.body()).contains("\"opened\":1");
                assertThat(none.statusCode()).isEqualTo(404);
                assertThat(lines.readLine()).contains("\"event\":\"faults\"");
            }
        }
    }
}
