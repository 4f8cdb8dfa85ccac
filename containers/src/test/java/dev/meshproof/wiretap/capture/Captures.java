package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lanes, addresses, and what a reader says of a capture. */
final class Captures {
    static final NodeKey ALICE = new NodeKey(0xa11ce00000000001L, 2, 3, 4);
    static final NodeKey BOB = new NodeKey(0xb0b0000000000001L, 6, 7, 8);
    static final Lane THERE = new Lane(new Pair(ALICE, BOB), Direction.TO_RELAY);
    static final Lane BACK = THERE.reversed();

    private Captures() {}

    static Addresses addresses() throws UnknownHostException {
        Addresses addresses = new Addresses();
        addresses.put(ALICE, (Inet4Address) InetAddress.getByName("198.18.0.2"));
        addresses.put(BOB, (Inet4Address) InetAddress.getByName("198.18.0.18"));
        return addresses;
    }

    static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Each packet as a line; then the trouble, if there is any. */
    static List<String> read(CaptureReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        try (reader) {
            while (reader.next()) {
                CapturedPacket packet = reader.packet();
                lines.add(packet.nanos() + " " + packet.lane() + " " + packet.source() + ">" + packet.destination()
                        + " "
                        + new String(packet.bytes(), packet.from(), packet.length(), StandardCharsets.ISO_8859_1));
            }
            if (reader.trouble() != null) {
                lines.add(reader.trouble().toString());
            }
        }
        return lines;
    }

    static List<String> read(byte[] file) throws IOException {
        return read(CaptureReader.open(new ByteArrayInputStream(file)));
    }
}
