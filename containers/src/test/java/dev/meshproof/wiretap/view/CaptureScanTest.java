package dev.meshproof.wiretap.view;

import static dev.meshproof.wiretap.view.Tailnet.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.capture.NoCapture;
import dev.meshproof.wiretap.capture.Removed;
import dev.meshproof.wiretap.capture.RotatingCapture;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.search.Form;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.Needles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureScanTest {
    private static final byte[] CANARY = "canary-4f1d9c0e7b".getBytes(StandardCharsets.US_ASCII);
    private static final NeedleSearch SEARCH = new NeedleSearch(Needles.of("body", CANARY));

    @TempDir
    private Path folder;

    @Test
    void says_the_same_as_the_live_view() throws IOException {
        RelayView live = new RelayView(SEARCH, true);
        List<Path> files;
        try (RotatingCapture capture = new RotatingCapture(folder, "r", 128 << 10, 10 << 20, new Addresses())) {
            Tailnet.Taker both = (lane, packet) -> {
                live.take(lane, packet);
                capture.write(1, lane, packet);
            };
            Tailnet.handshake(both);
            Tailnet.data(both, 300, 1_280);
            both.take(THERE, ByteBuffer.wrap(Arrays.copyOf(CANARY, 7)));
            Tailnet.data(both, 300, 1_280);
            both.take(THERE, ByteBuffer.wrap(Arrays.copyOfRange(CANARY, 7, CANARY.length)));
            both.take(THERE, ByteBuffer.wrap(Base64.getEncoder().encode(CANARY)));
            files = capture.files();
        }

        CaptureScan scan = CaptureScan.of(files, SEARCH, true);

        assertThat(files).hasSizeGreaterThan(5);
        assertThat(scan.view()).isEqualTo(live.report());
        assertThat(scan.isWhole()).isTrue();
        assertThat(scan.view().findings())
                .isEqualTo(Map.of(Finding.Kind.FOREIGN, 3L, Finding.Kind.REPEATED_COUNTER, 600L));
        assertThat(scan.view().firstHits()).extracting(ViewReport.Hit::form).containsExactly(Form.RAW, Form.BASE64);
        assertThat(scan.view().firstHits().get(0).offset()).isEqualTo(-7);
        assertThat(scan.files().stream()
                        .mapToLong(CaptureScan.FileScan::packets)
                        .sum())
                .isEqualTo(scan.view().packets());
    }

    @Test
    void should_fail_if_a_file_is_cut_off() throws IOException {
        Path file = Tailnet.capture(folder, 10, 100);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        CaptureScan scan = CaptureScan.of(List.of(file), SEARCH, true);

        assertThat(scan.isWhole()).isFalse();
        assertThat(scan.view().packets()).isEqualTo(21);
        assertThat(scan.files().get(0).trouble())
                .hasToString("cut off at byte " + (whole.length - 92) + ": the file ends 91 bytes into a block of 92");
    }

    @Test
    void does_not_blame_a_session_whose_handshake_was_removed() throws IOException {
        try (RotatingCapture capture = new RotatingCapture(folder, "r", 128 << 10, 256 << 10, new Addresses())) {
            Tailnet.Taker taker = (lane, packet) -> capture.write(1, lane, packet);
            Tailnet.handshake(taker);
            Tailnet.data(taker, 1_000, 1_000);
            capture.flush();
            CaptureScan scan = CaptureScan.of(capture.files(), SEARCH, true);

            assertThat(scan.removed()).isNotEqualTo(Removed.NOTHING);
            assertThat(scan.removed().packets() + scan.view().packets()).isEqualTo(2_002);
            assertThat(scan.view().handshakesSeen()).isFalse();
            assertThat(scan.view().findings()).isEmpty();
            assertThat(scan.view().count(PacketKind.INITIATION).packets()).isZero();
        }
    }

    @Test
    void should_fail_if_a_file_is_no_capture() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "plain text");

        assertThatThrownBy(() -> CaptureScan.of(List.of(file), SEARCH, true)).isInstanceOf(NoCapture.class);
    }
}
