package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The packets of a file as tcpdump writes it (pcap-savefile(5)). */
final class PcapRecords implements PacketSource {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int HEADER = 16;
    private static final int LARGEST = 4 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final BlockSource source;
    private final int unit;
    private final Face face;
    private @Nullable Trouble trouble;

    /** Whether a file that begins with this number, read as little-endian, is one. */
    static boolean is(int first) {
        int swapped = Integer.reverseBytes(first);
        return first == MICROSECONDS || first == NANOSECONDS || swapped == MICROSECONDS || swapped == NANOSECONDS;
    }

    /** @throws NoCapture if its header is not all there */
    PcapRecords(BlockSource source) throws IOException {
        this.source = source;
        int there = source.ensure(FILE_HEADER);
        if (there < FILE_HEADER) {
            throw new NoCapture("no pcap file: it has " + there + " bytes, less than its header");
        }
        int first = source.intAt(0);
        source.swapped(first != MICROSECONDS && first != NANOSECONDS);
        unit = source.intAt(0) == NANOSECONDS ? 1 : 1_000;
        // The upper half may say how long the checksum of each frame is.
        face = new Face(source.intAt(20) & 0xffff, "", Lane.UNKNOWN, new Face.Clock(9, 0));
        source.skip(FILE_HEADER);
    }

    @Override
    public boolean next(CapturedPacket packet) throws IOException {
        int there = trouble == null ? source.ensure(HEADER) : 0;
        if (there < HEADER) {
            return there == 0 ? false : trouble(true, "the file ends " + there + " bytes into a packet's header");
        }
        int captured = source.intAt(8);
        if (captured < 0 || captured > LARGEST) {
            return trouble(false, "a packet of " + Integer.toUnsignedString(captured) + " bytes");
        }
        there = source.ensure(HEADER + captured);
        if (there < HEADER + captured) {
            return trouble(true, "the file ends " + (there - HEADER) + " bytes into a packet of " + captured);
        }
        long nanos = SECOND * Integer.toUnsignedLong(source.intAt(0)) + Integer.toUnsignedLong(source.intAt(4)) * unit;
        packet.set(face, nanos, source.bytes(), source.at() + HEADER, captured);
        source.skip(HEADER + captured);
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
}
