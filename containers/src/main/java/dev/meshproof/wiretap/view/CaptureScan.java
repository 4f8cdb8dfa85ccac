package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.capture.CaptureReader;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.capture.NoCapture;
import dev.meshproof.wiretap.capture.Removed;
import dev.meshproof.wiretap.capture.Trouble;
import dev.meshproof.wiretap.search.NeedleSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relay's view once more, from what the wiretap kept: all files in one pass.
 *
 * @param removed what is no longer there, before the first file
 */
public record CaptureScan(ViewReport view, List<FileScan> files, Removed removed) {
    /**
     * One file.
     *
     * @param bytes read of it
     * @param trouble why that is not all; null if it is
     */
    public record FileScan(
            Path file, long packets, long bytes, @Nullable Trouble trouble) {}

    /**
     * Reads captures of one wiretap.
     *
     * @param files from oldest to newest
     * @param handshakesSeen whether all handshakes of both ways passed this wiretap, as for a single relay; where a part of
     *     the capture has been removed, they have not
     * @throws NoCapture if a file is none
     */
    public static CaptureScan of(List<Path> files, NeedleSearch search, boolean handshakesSeen) throws IOException {
        Removed removed = files.isEmpty() ? Removed.NOTHING : removedUpTo(files.get(files.size() - 1));
        RelayView view = new RelayView(search, handshakesSeen && removed.equals(Removed.NOTHING));
        List<FileScan> scans = new ArrayList<>();
        for (Path file : files) {
            scans.add(scan(file, view));
        }
        return new CaptureScan(view.report(), List.copyOf(scans), removed);
    }

    /** A file says what was gone when it began; the newest knows most. */
    private static Removed removedUpTo(Path file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            return reader.removed();
        }
    }

    private static FileScan scan(Path file, RelayView view) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            CapturedPacket packet = reader.packet();
            long packets = 0;
            while (reader.next()) {
                view.take(packet.lane(), packet.bytes(), packet.from(), packet.length());
                packets++;
            }
            return new FileScan(file, packets, reader.position(), reader.trouble());
        }
    }

    /** Whether every file could be read to its end. */
    public boolean isWhole() {
        return files.stream().allMatch(file -> file.trouble() == null);
    }
}
