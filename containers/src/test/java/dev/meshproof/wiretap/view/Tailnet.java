package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import dev.meshproof.wiretap.packet.Packets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Two nodes that talk over a relay, and their capture. */
final class Tailnet {
    static final NodeKey ALICE = new NodeKey(0xa11ce00000000001L, 2, 3, 4);
    static final NodeKey BOB = new NodeKey(0xb0b0000000000001L, 6, 7, 8);
    static final Lane THERE = new Lane(new Pair(ALICE, BOB), Direction.TO_RELAY);
    static final Lane BACK = THERE.reversed();
    static final int ALICES = 0xa1;
    static final int BOBS = 0xb0;

    private Tailnet() {}

    /** Takes packets, a view or a capture. */
    interface Taker {
        void take(Lane lane, ByteBuffer packet) throws IOException;
    }

    static void handshake(Taker taker) throws IOException {
        taker.take(THERE, ByteBuffer.wrap(Packets.initiation(ALICES)));
        taker.take(BACK, ByteBuffer.wrap(Packets.response(BOBS, ALICES)));
    }

    static void data(Taker taker, int packets, int content) throws IOException {
        for (int i = 0; i < packets; i++) {
            taker.take(THERE, ByteBuffer.wrap(Packets.transport(BOBS, i, content)));
            taker.take(BACK, ByteBuffer.wrap(Packets.transport(ALICES, i, 0)));
        }
    }

    /** A whole capture of that many packets each way, in one file. */
    static Path capture(Path folder, int packets, int content) throws IOException {
        try (RotatingCapture capture = new RotatingCapture(folder, "relay", 4L << 30, 8L << 30, new Addresses())) {
            Taker taker = (lane, packet) -> capture.write(1_764_000_000_000_000_000L, lane, packet);
            handshake(taker);
            data(taker, packets, content);
            return capture.files().get(0);
        }
    }
}
