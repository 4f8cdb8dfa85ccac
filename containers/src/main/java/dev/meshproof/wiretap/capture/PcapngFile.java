package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Lane;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Writes one capture: one section, an interface for each lane, times in nanoseconds. For one thread. */
final class PcapngFile implements Closeable {
    /** The most that a packet of that many bytes can add, with an interface of its own. */
    static int most(int packet) {
        return Pcapng.BLOCK + Pcapng.ENHANCED_HEADER + UdpHeaders.LENGTH + packet + MOST_FOR_INTERFACE;
    }

    private static final int MOST_FOR_INTERFACE = 512;
    private static final int MOST_INTERFACES = 4096;
    private static final int BUFFER = 256 << 10;
    private static final byte NANOSECONDS = 9;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<Lane, Integer> interfaces = new HashMap<>();
    private long written;
    private long packets;

    /** @throws IOException if the file is there already, or cannot be made */
    PcapngFile(Path path, String comment) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        int start = begin(Pcapng.SECTION);
        buffer.putInt(Pcapng.BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
        option(Pcapng.COMMENT, comment);
        option(Pcapng.SECTION_APPLICATION, "meshproof wiretap");
        buffer.putInt(Pcapng.END_OF_OPTIONS);
        end(start);
    }

    /** In bytes, with what is not on disk yet. */
    long size() {
        return written + buffer.position();
    }

    long packets() {
        return packets;
    }

    /**
     * Writes a packet, whose position stays.
     *
     * @param at nanoseconds since 1970
     */
    void write(long at, Lane lane, Addresses addresses, ByteBuffer packet) throws IOException {
        int length = packet.remaining();
        if (buffer.remaining() < most(length)) {
            flush();
        }
        int face = interfaceOf(lane);
        int start = begin(Pcapng.ENHANCED_PACKET);
        int captured = UdpHeaders.LENGTH + length;
        buffer.putInt(face).putInt((int) (at >>> 32)).putInt((int) at);
        buffer.putInt(captured).putInt(captured);
        int source = addresses.of(lane.pair().source());
        UdpHeaders.put(buffer, source, addresses.of(lane.pair().destination()), length);
        buffer.put(buffer.position(), packet, packet.position(), length).position(buffer.position() + length);
        pad(captured);
        end(start);
        packets++;
    }

    private int interfaceOf(Lane lane) {
        Integer known = interfaces.get(lane);
        if (known != null) {
            return known;
        }
        Lane kept = interfaces.size() < MOST_INTERFACES ? lane : Lane.UNKNOWN;
        Integer shared = interfaces.get(kept);
        if (shared != null) {
            return shared;
        }
        int number = interfaces.size();
        interfaces.put(kept, number);
        int start = begin(Pcapng.INTERFACE);
        buffer.putShort((short) Pcapng.RAW_IP).putShort((short) 0).putInt(0);
        option(Pcapng.INTERFACE_NAME, kept.toString());
        option(Pcapng.INTERFACE_DESCRIPTION, LaneText.write(kept));
        buffer.putShort((short) Pcapng.INTERFACE_RESOLUTION).putShort((short) 1).put(NANOSECONDS);
        pad(1);
        buffer.putInt(Pcapng.END_OF_OPTIONS);
        end(start);
        return number;
    }

    private int begin(int type) {
        int start = buffer.position();
        buffer.putInt(type).putInt(0);
        return start;
    }

    private void end(int start) {
        int length = buffer.position() + 4 - start;
        buffer.putInt(start + 4, length).putInt(length);
    }

    private void option(int code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putShort((short) code).putShort((short) bytes.length).put(bytes);
        pad(bytes.length);
    }

    private void pad(int length) {
        for (int i = length; i < Pcapng.padded(length); i++) {
            buffer.put((byte) 0);
        }
    }

    /** Puts on disk what is not there yet. */
    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
