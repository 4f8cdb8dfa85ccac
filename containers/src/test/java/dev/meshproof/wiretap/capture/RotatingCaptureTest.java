package dev.meshproof.wiretap.capture;

import static dev.meshproof.wiretap.capture.Captures.THERE;
import static dev.meshproof.wiretap.capture.Captures.addresses;
import static dev.meshproof.wiretap.capture.Captures.read;
import static dev.meshproof.wiretap.capture.Captures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingCaptureTest {
    private static final long FILE = RotatingCapture.SMALLEST_FILE;

    @TempDir
    private Path folder;

    private long onDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(path -> path.toFile().length()).sum();
        }
    }

    @Test
    void goes_on_in_a_new_file_and_loses_nothing_within_the_bound() throws IOException {
        RotatingCapture capture = new RotatingCapture(folder, "relay-one", FILE, 10 * FILE, addresses());
        for (int i = 0; i < 500; i++) {
            capture.write(i, THERE, text(i + " " + "x".repeat(1_000)));
        }
        capture.close();

        assertThat(capture.files().stream().map(p -> p.getFileName().toString()))
                .containsExactly(
                        "relay-one-00001.pcapng",
                        "relay-one-00002.pcapng",
                        "relay-one-00003.pcapng",
                        "relay-one-00004.pcapng",
                        "relay-one-00005.pcapng");
        int packets = 0;
        for (Path file : capture.files()) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(FILE);
            for (String line : read(CaptureReader.open(file))) {
                assertThat(line).startsWith(packets + " a11ce000").contains(" " + packets + " xxx");
                packets++;
            }
        }
        assertThat(packets).isEqualTo(500);
        assertThat(capture.removed()).isEqualTo(Removed.NOTHING);
    }

    @Test
    void removes_the_oldest_and_says_how_much() throws IOException {
        RotatingCapture capture = new RotatingCapture(folder, "r", FILE, 2 * FILE, addresses());
        long most = 0;
        for (int i = 0; i < 1_000; i++) {
            capture.write(i, THERE, text("x".repeat(1_000)));
            capture.flush();
            most = Math.max(most, onDisk());
        }
        capture.close();

        List<Path> left = capture.files();
        int packets = 0;
        for (Path file : left) {
            packets += read(CaptureReader.open(file)).size();
        }
        assertThat(left).hasSize(2);
        assertThat(most).isBetween(FILE * 3 / 2, 2 * FILE);
        assertThat(capture.removed().packets()).isEqualTo(1_000 - packets);
        assertThat(capture.removed().files()).isEqualTo(7);
        assertThat(capture.removed().bytes()).isBetween(7 * (FILE - 2_000), 7 * FILE);
        try (CaptureReader reader = CaptureReader.open(left.get(1))) {
            assertThat(reader.removed()).isEqualTo(capture.removed());
        }
    }

    @Test
    void bears_the_largest_packets() throws IOException {
        RotatingCapture capture = new RotatingCapture(folder, "r", FILE, 2 * FILE, addresses());
        for (int i = 0; i < 5; i++) {
            capture.write(i, THERE, text("x".repeat(64 << 10)));
        }
        capture.close();

        assertThat(capture.removed().packets()).isEqualTo(3);
        assertThat(onDisk()).isLessThanOrEqualTo(2 * FILE);
    }

    @Test
    void should_fail_if_the_bounds_leave_no_room() {
        assertThatThrownBy(() -> new RotatingCapture(folder, "r", FILE - 1, 4 * FILE, addresses()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RotatingCapture(folder, "r", FILE, 2 * FILE - 1, addresses()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two files");
    }

    @Test
    void gives_strangers_addresses_that_no_lab_assigns() throws IOException {
        Addresses addresses = addresses();
        for (int i = 1; i < 300; i++) {
            int address = addresses.of(new NodeKey(i, 0, 0, 0));
            assertThat(Addresses.text(address)).isEqualTo("192.0.2." + Math.min(i, 254));
        }
    }
}
