package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The packets of a pcapng file, of either byte order. */
final class PcapngBlocks implements PacketSource {
    private static final int LARGEST_BLOCK = 4 << 20;

    private final BlockSource source;
    private final List<Face> faces = new ArrayList<>();
    private Removed removed = Removed.NOTHING;
    private boolean swapped;
    private int length;
    private long skippedBlocks;
    private @Nullable Trouble trouble;

    /** @throws NoCapture if the first block can't be read */
    PcapngBlocks(BlockSource source) throws IOException {
        this.source = source;
        if (!block()) {
            Trouble found = trouble;
            throw new NoCapture("no pcapng file: " + (found == null ? "it is empty" : found.why()));
        }
        section();
        source.skip(length);
    }

    @Override
    public boolean next(CapturedPacket packet) throws IOException {
        while (trouble == null && block()) {
            int type = source.intAt(0);
            boolean found = false;
            if (type == Pcapng.ENHANCED_PACKET) {
                found = enhanced(packet);
            } else if (type == Pcapng.SIMPLE_PACKET) {
                found = simple(packet);
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

    private boolean enhanced(CapturedPacket packet) {
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

    private boolean simple(CapturedPacket packet) {
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

    @Override
    public @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public Removed removed() {
        return removed;
    }

    @Override
    public long skippedBlocks() {
        return skippedBlocks;
    }

    @Override
    public List<Lane> lanes() {
        return faces.stream().map(Face::lane).toList();
    }
}
