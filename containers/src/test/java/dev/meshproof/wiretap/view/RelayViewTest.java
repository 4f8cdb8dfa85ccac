package dev.meshproof.wiretap.view;

import static dev.meshproof.wiretap.view.Tailnet.BACK;
import static dev.meshproof.wiretap.view.Tailnet.BOBS;
import static dev.meshproof.wiretap.view.Tailnet.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.Packets;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.search.Form;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.Needles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayViewTest {
    private static final byte[] CANARY = "canary-4f1d9c0e7b".getBytes(StandardCharsets.US_ASCII);

    private final RelayView view = new RelayView(new NeedleSearch(Needles.of("header", CANARY)), true);

    @BeforeEach
    void talk() throws IOException {
        Tailnet.handshake(view::take);
        Tailnet.data(view::take, 100, 1_000);
    }

    private void take(Lane lane, byte[] packet) {
        view.take(lane, ByteBuffer.wrap(packet));
    }

    @Test
    void counts_what_is_sealed_and_finds_nothing() {
        take(BACK, Packets.disco(22));

        ViewReport report = view.report();
        assertThat(report.packets()).isEqualTo(203);
        assertThat(report.findings()).isEmpty();
        assertThat(report.hits()).isZero();
        assertThat(report.lanes().get(0).lane()).isEqualTo(THERE);
        assertThat(report.lanes().get(0).counts())
                .isEqualTo(Map.of(
                        PacketKind.INITIATION, new Tally.Count(1, 148),
                        PacketKind.TRANSPORT, new Tally.Count(100, 103_200)));
        assertThat(report.lanes().get(0).sealed().bytes()).isEqualTo(101_600);
        assertThat(report.lanes().get(0).sealed().z()).isBetween(-4.0, 4.0);
        assertThat(report.count(PacketKind.TRANSPORT)).isEqualTo(new Tally.Count(200, 106_400));
        assertThat(report.bytes()).isEqualTo(106_400 + 148 + 92 + 100);
    }

    @Test
    void should_fail_if_one_packet_is_plaintext() {
        take(THERE, CANARY);

        ViewReport report = view.report();
        assertThat(report.findings()).isEqualTo(Map.of(Finding.Kind.FOREIGN, 1L));
        assertThat(report.examples())
                .singleElement()
                .asString()
                .startsWith("packet 203 (a11ce000 > b0b00000 to-relay): foreign: it begins like neither");
        assertThat(report.firstHits()).containsExactly(new ViewReport.Hit("header", Form.RAW, THERE, 203, 0));
        assertThat(report.firstHits().get(0))
                .hasToString("packet 203 (a11ce000 > b0b00000 to-relay): canary header as raw at byte 0");
    }

    @Test
    void should_fail_if_one_packet_among_a_million_is_plaintext() {
        for (int i = 100; i < 1_000_000; i++) {
            if (i == 700_000) {
                take(THERE, CANARY);
            }
            take(THERE, Packets.transport(BOBS, i, 16));
        }

        ViewReport report = view.report();
        assertThat(report.findings()).isEqualTo(Map.of(Finding.Kind.FOREIGN, 1L));
        assertThat(report.firstHits())
                .containsExactly(new ViewReport.Hit("header", Form.RAW, THERE, 202 + 699_900 + 1, 0));
    }

    @Test
    void should_fail_if_a_transport_packet_holds_a_canary() {
        byte[] packet = Packets.transport(BOBS, 100, 1_000);
        System.arraycopy(CANARY, 0, packet, 555, CANARY.length);
        take(THERE, packet);

        assertThat(view.report().firstHits()).containsExactly(new ViewReport.Hit("header", Form.RAW, THERE, 203, 555));
        assertThat(view.report().findings()).isEmpty();
    }

    @Test
    void should_fail_if_a_canary_is_spread_over_packets_whatever_comes_in_between() {
        take(THERE, Arrays.copyOf(CANARY, 5));
        take(BACK, Packets.disco(10));
        take(THERE, Packets.disco(10));
        take(THERE, Packets.transport(BOBS, 100, 10));
        take(THERE, Arrays.copyOfRange(CANARY, 5, CANARY.length));

        assertThat(view.report().firstHits()).containsExactly(new ViewReport.Hit("header", Form.RAW, THERE, 207, -5));
    }

    @Test
    void should_not_fail_if_the_parts_go_different_ways() {
        take(THERE, Arrays.copyOf(CANARY, 5));
        take(BACK, Arrays.copyOfRange(CANARY, 5, CANARY.length));

        assertThat(view.report().hits()).isZero();
    }

    @Test
    void should_fail_if_a_counter_is_repeated_or_a_session_is_unannounced() {
        take(THERE, Packets.transport(BOBS, 50, 10));
        take(THERE, Packets.transport(0xbad, 0, 10));

        assertThat(view.report().findings())
                .isEqualTo(Map.of(Finding.Kind.REPEATED_COUNTER, 1L, Finding.Kind.UNANNOUNCED_RECEIVER, 1L));
    }

    @Test
    void should_fail_if_what_is_sealed_is_text() {
        RelayView other = new RelayView(new NeedleSearch(java.util.List.of()), false);
        byte[] packet = Packets.transport(BOBS, 0, 1_000);
        Arrays.fill(packet, 16, packet.length, (byte) ' ');
        other.take(THERE, packet, 0, packet.length);

        assertThat(other.report().lanes().get(0).sealed().z()).isGreaterThan(40);
    }

    @Test
    void keeps_the_first_and_counts_all() {
        for (int i = 0; i < 1_000; i++) {
            take(THERE, CANARY);
        }
        ViewReport report = view.report();
        assertThat(report.findings()).isEqualTo(Map.of(Finding.Kind.FOREIGN, 1_000L));
        assertThat(report.lanes())
                .extracting(ViewReport.LaneReport::findings)
                .containsExactly(Map.of(Finding.Kind.FOREIGN, 1_000L), Map.of());
        assertThat(report.hitsBy()).containsExactly(new ViewReport.HitCount("header", Form.RAW, 1_000));
        assertThat(report.examples()).hasSize(100);
        assertThat(report.hits()).isEqualTo(1_000);
        assertThat(report.firstHits()).hasSize(100);
    }

    @Test
    void takes_lanes_beyond_a_bound_together_and_still_sees_what_is_foreign() {
        for (int i = 1; i <= 5_000; i++) {
            Pair pair = new Pair(Tailnet.ALICE, new NodeKey(i, i, i, i));
            take(new Lane(pair, Direction.TO_RELAY), CANARY);
        }
        ViewReport report = view.report();
        assertThat(report.lanes()).hasSize(4_097);
        assertThat(report.findings()).isEqualTo(Map.of(Finding.Kind.FOREIGN, 5_000L));
        assertThat(report.hits()).isEqualTo(5_000);
    }
}
