package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Lane;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A capture that never takes more of the disk than it may: it goes on in a new file when one is full, and removes the oldest
 * for it. What was removed is counted, and each file says how much of it there was before. For one thread.
 */
public final class RotatingCapture implements Closeable {
    /** One of the largest packet with its interface must fit. In bytes. */
    public static final long SMALLEST_FILE = 128 << 10;

    private final Path folder;
    private final String name;
    private final long fileLimit;
    private final long totalLimit;
    private final Addresses addresses;
    private final Deque<Full> full = new ArrayDeque<>();
    private Removed removed = Removed.NOTHING;
    private long fullBytes;
    private int number;
    private Path path;
    private PcapngFile file;

    private record Full(Path path, long packets, long bytes) {}

    /**
     * Begins with the first file, {@code NAME-00001.pcapng}.
     *
     * @param fileLimit bytes of one file
     * @param totalLimit bytes of all of them
     * @throws IllegalArgumentException if a file may be smaller than 128 KiB, or all of them smaller than two
     * @throws IOException if the file is there already, or cannot be made
     */
    public RotatingCapture(Path folder, String name, long fileLimit, long totalLimit, Addresses addresses)
            throws IOException {
        if (fileLimit < SMALLEST_FILE || totalLimit / 2 < fileLimit) {
            throw new IllegalArgumentException("files of " + fileLimit + " bytes, " + totalLimit
                    + " in all; expected at least " + SMALLEST_FILE + ", and at least two files");
        }
        this.folder = folder;
        this.name = name;
        this.fileLimit = fileLimit;
        this.totalLimit = totalLimit;
        this.addresses = addresses;
        this.path = nextPath();
        this.file = new PcapngFile(path, removed.comment());
    }

    private Path nextPath() {
        return folder.resolve(String.format(Locale.ROOT, "%s-%05d.pcapng", name, ++number));
    }

    /**
     * Keeps a packet, whose position stays.
     *
     * @param at nanoseconds since 1970
     * @param packet at most 64 KiB
     */
    public void write(long at, Lane lane, ByteBuffer packet) throws IOException {
        if (file.size() + PcapngFile.most(packet.remaining()) > fileLimit && file.packets() > 0) {
            rotate();
        }
        file.write(at, lane, addresses, packet);
    }

    private void rotate() throws IOException {
        file.close();
        full.add(new Full(path, file.packets(), file.size()));
        fullBytes += file.size();
        while (fullBytes + fileLimit > totalLimit) {
            Full oldest = full.remove();
            Files.deleteIfExists(oldest.path);
            fullBytes -= oldest.bytes;
            removed = removed.plus(oldest.packets, oldest.bytes);
        }
        path = nextPath();
        file = new PcapngFile(path, removed.comment());
    }

    public Removed removed() {
        return removed;
    }

    /** The files that are there, from oldest to newest. */
    public List<Path> files() {
        List<Path> paths = new ArrayList<>(full.stream().map(Full::path).toList());
        paths.add(path);
        return List.copyOf(paths);
    }

    /** Puts on disk what is not there yet, so that others can read it. */
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
