package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a capture from beginning to end, one packet after the other: what is said of a packet is true until the next one.
 * Captures of others are read too, of either byte order and any link type; what is no UDP over IPv4 there is handed over as a
 * whole frame. For one thread.
 */
public final class CaptureReader implements Closeable {
    private static final int LARGEST_BLOCK = 4 << 20;

    private final BlockSource source;
    private final List<Face> faces = new ArrayList<>();
    private final CapturedPacket packet = new CapturedPacket();
    private Removed removed = Removed.NOTHING;
    private boolean swapped;
    private int length;
    private long skippedBlocks;
    private @Nullable Trouble trouble;

    /**
     * Opens a file.
     *
     * @throws NoCapture if it is no pcapng
     */
    public static CaptureReader open(Path file) throws IOException {
        return open(new FileInputStream(file.toFile()));
    }

    /**
     * Reads a stream, which it closes.
     *
     * @throws NoCapture if it is no pcapng
     */
    public static CaptureReader open(InputStream in) throws IOException {
        CaptureReader reader = new CaptureReader(new BlockSource(in));
        try {
            reader.begin();
            return reader;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private CaptureReader(BlockSource source) {
        this.source = source;
    }

    private void begin() throws IOException {
        int there = source.ensure(Pcapng.BLOCK);
        if (there < Pcapng.BLOCK) {
            throw new NoCapture("no pcapng file: it has " + there + " bytes, less than its first block");
        }
        if (source.intAt(0) != Pcapng.SECTION) {
            int first = source.intAt(0);
            throw new NoCapture(String.format(
                    Locale.ROOT,
                    "no pcapng file: it begins with %08x, expected %08x%s",
                    Integer.reverseBytes(first),
                    Pcapng.SECTION,
                    isPcap(first) ? "; it is a pcap, which `editcap -F pcapng` turns into one" : ""));
        }
        if (!block()) {
            Trouble found = trouble;
            throw new NoCapture("no pcapng file: " + (found == null ? "it is empty" : found.why()));
        }
        section();
        source.skip(length);
    }

    private static boolean isPcap(int first) {
        return first == 0xa1b2c3d4 || first == 0xd4c3b2a1 || first == 0xa1b23c4d || first == 0x4d3cb2a1;
    }

    /** Moves on to the next packet; false if there is none, be it for an end or for {@link #trouble}. */
    public boolean next() throws IOException {
        while (trouble == null && block()) {
            int type = source.intAt(0);
            boolean found = false;
            if (type == Pcapng.ENHANCED_PACKET) {
                found = enhanced();
            } else if (type == Pcapng.SIMPLE_PACKET) {
                found = simple();
            } else if (type == Pcapng.INTERFACE) {
                addInterface();
            } else if (type == Pcapng.SECTION) {
                section();
            } else {
                skippedBlocks++;
            }
            if (trouble == null) {
                source.skip(length);
            }
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Whether a whole block comes next; its length is then known. */
    private boolean block() throws IOException {
        int there = source.ensure(Pcapng.BLOCK);
        if (there < Pcapng.BLOCK) {
            return there == 0 ? false : trouble(true, "the file ends " + there + " bytes into a block's header");
        }
        if (source.intAt(0) == Pcapng.SECTION && !byteOrder()) {
            return false;
        }
        length = source.intAt(4);
        if (length < Pcapng.BLOCK || length > LARGEST_BLOCK || (length & 3) != 0) {
            return trouble(false, "a block of " + Integer.toUnsignedString(length) + " bytes");
        }
        there = source.ensure(length);
        if (there < length) {
            return trouble(true, "the file ends " + there + " bytes into a block of " + length);
        }
        int again = source.intAt(length - 4);
        return again == length
                || trouble(
                        false,
                        "a block of " + length + " bytes that ends as one of " + Integer.toUnsignedString(again));
    }

    private boolean byteOrder() {
        source.swapped(false);
        int order = source.intAt(8);
        swapped = order == Integer.reverseBytes(Pcapng.BYTE_ORDER);
        source.swapped(swapped);
        return swapped
                || order == Pcapng.BYTE_ORDER
                || trouble(false, String.format(Locale.ROOT, "a section with the byte order %08x", order));
    }

    private void section() {
        faces.clear();
        if (length < Pcapng.BLOCK + 16) {
            trouble(false, "a section header of " + length + " bytes");
        } else if (source.unsigned16(12) != 1) {
            trouble(false, "a section of version " + source.unsigned16(12) + ", expected 1");
        } else {
            removed = Removed.read(new Options(source, 24, length - 4, swapped).text(Pcapng.COMMENT));
        }
    }

    private void addInterface() {
        if (length < Pcapng.BLOCK + 8) {
            trouble(false, "an interface description of " + length + " bytes");
            return;
        }
        Options options = new Options(source, 16, length - 4, swapped);
        faces.add(new Face(
                source.unsigned16(8),
                options.text(Pcapng.INTERFACE_NAME),
                LaneText.read(options.text(Pcapng.INTERFACE_DESCRIPTION)),
                options.clock()));
    }

    private boolean enhanced() {
        if (length < Pcapng.BLOCK + 20) {
            return trouble(false, "an enhanced packet block of " + length + " bytes");
        }
        int face = source.intAt(8);
        int captured = source.intAt(20);
        if (face < 0 || face >= faces.size()) {
            return trouble(
                    false,
                    "a packet of interface " + Integer.toUnsignedString(face) + ", of " + faces.size() + " so far");
        }
        if (captured < 0 || captured > length - Pcapng.BLOCK - 20) {
            return trouble(
                    false, "a packet of " + Integer.toUnsignedString(captured) + " bytes in a block of " + length);
        }
        long time = (long) source.intAt(12) << 32 | (source.intAt(16) & 0xffffffffL);
        packet.set(faces.get(face), time, source.bytes(), source.at() + Pcapng.ENHANCED_HEADER, captured);
        return true;
    }

    private boolean simple() {
        if (length < Pcapng.BLOCK + 4 || faces.isEmpty()) {
            return trouble(
                    false, "a simple packet block of " + length + " bytes, " + faces.size() + " interfaces so far");
        }
        int original = source.intAt(8);
        int most = length - Pcapng.BLOCK - 4;
        int captured = original < 0 ? most : Math.min(original, most);
        packet.set(faces.get(0), 0, source.bytes(), source.at() + 12, captured);
        return true;
    }

    private boolean trouble(boolean cutOff, String why) {
        trouble = new Trouble(source.position(), cutOff, why);
        return false;
    }

    /** The packet that {@link #next} has moved on to. */
    public CapturedPacket packet() {
        return packet;
    }

    /** Why it is not read to its end; null if it was, or may still be. */
    public @Nullable Trouble trouble() {
        return trouble;
    }

    /** What the section that is being read says of packets that are no longer there. */
    public Removed removed() {
        return removed;
    }

    /** Blocks of types that have nothing to say about packets. */
    public long skippedBlocks() {
        return skippedBlocks;
    }

    /** Bytes of the file that have been read. */
    public long position() {
        return source.position();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The lanes of the section that is being read, as far as they have been described. */
    public List<Lane> lanes() {
        return faces.stream().map(Face::lane).toList();
    }
}
