package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a capture from beginning to end, one packet after the other: what is said of a packet is true until the next one.
 * Captures of others are read too, pcapng or pcap, of either byte order and any link type, so that what finds a canary in a
 * wiretap's capture can be shown to find it where it must be; what is no UDP over IPv4 there is handed over as a whole frame.
 * For one thread.
 */
public final class CaptureReader implements Closeable {
    private static final int LEAST = 12;

    private final BlockSource source;
    private final PacketSource packets;
    private final CapturedPacket packet = new CapturedPacket();

    private CaptureReader(BlockSource source, PacketSource packets) {
        this.source = source;
        this.packets = packets;
    }

    /**
     * Opens a file.
     *
     * @throws NoCapture if it is neither pcapng nor pcap
     */
    public static CaptureReader open(Path file) throws IOException {
        return open(new FileInputStream(file.toFile()));
    }

    /**
     * Reads a stream, which it closes.
     *
     * @throws NoCapture if it is neither pcapng nor pcap
     */
    public static CaptureReader open(InputStream in) throws IOException {
        BlockSource source = new BlockSource(in);
        try {
            return new CaptureReader(source, packetsOf(source));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static PacketSource packetsOf(BlockSource source) throws IOException {
        int there = source.ensure(LEAST);
        if (there < LEAST) {
            throw new NoCapture("no pcapng file: it has " + there + " bytes, less than its first block");
        }
        int first = source.intAt(0);
        if (PcapRecords.is(first)) {
            return new PcapRecords(source);
        }
        if (first == Pcapng.SECTION) {
            return new PcapngBlocks(source);
        }
        throw new NoCapture(String.format(
                Locale.ROOT,
                "no pcapng file: it begins with %08x, expected %08x",
                Integer.reverseBytes(first),
                Pcapng.SECTION));
    }

    /** Moves on to the next packet; false if there is none, be it for an end or for {@link #trouble}. */
    public boolean next() throws IOException {
        return packets.next(packet);
    }

    /** The packet that {@link #next} has moved on to. */
    public CapturedPacket packet() {
        return packet;
    }

    /** Why it is not read to its end; null if it was, or may still be. */
    public @Nullable Trouble trouble() {
        return packets.trouble();
    }

    /** What the section that is being read says of packets that are no longer there. */
    public Removed removed() {
        return packets.removed();
    }

    /** Blocks of types that have nothing to say about packets. */
    public long skippedBlocks() {
        return packets.skippedBlocks();
    }

    /** The lanes of the section that is being read, as far as they have been described. */
    public List<Lane> lanes() {
        return packets.lanes();
    }

    /** Bytes of the file that have been read. */
    public long position() {
        return source.position();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
