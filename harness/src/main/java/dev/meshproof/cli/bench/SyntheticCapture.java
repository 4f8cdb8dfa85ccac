package dev.meshproof.cli.bench;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A capture of one long download, as a wiretap would have kept it: a handshake, then full transport packets one way and
 * keep-alives the other. What is sealed is random.
 */
final class SyntheticCapture {
    private static final NodeKey FROM = new NodeKey(0xa11ce00000000001L, 2, 3, 4);
    private static final NodeKey TO = new NodeKey(0xb0b0000000000001L, 6, 7, 8);
    private static final Lane THERE = new Lane(new Pair(FROM, TO), Direction.TO_RELAY);
    private static final int FROMS_SESSION = 0xa1;
    private static final int TOS_SESSION = 0xb0;

    /** Header, a full packet of tailscaled's MTU of 1,280 bytes, and the tag. */
    private static final int FULL = 16 + 1_280 + 16;

    private static final int KEEP_ALIVE = 16 + 16;
    private static final long NOW = 1_764_000_000_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(1);
    private final RotatingCapture capture;

    private SyntheticCapture(RotatingCapture capture) {
        this.capture = capture;
    }

    /**
     * Writes one file.
     *
     * @param bytes about its size
     * @throws IOException if it cannot be written
     */
    static Path write(Path folder, long bytes) throws IOException {
        try (RotatingCapture capture = new RotatingCapture(folder, "download", 2 * bytes, 4 * bytes, new Addresses())) {
            SyntheticCapture made = new SyntheticCapture(capture);
            made.handshake();
            long each = FULL + KEEP_ALIVE + 2 * 92L;
            for (long counter = 0; counter * each < bytes; counter++) {
                made.transport(THERE, TOS_SESSION, counter, FULL);
                made.transport(THERE.reversed(), FROMS_SESSION, counter, KEEP_ALIVE);
            }
            return capture.files().get(0);
        }
    }

    private void handshake() throws IOException {
        write(THERE, packet(1, 148).putInt(4, FROMS_SESSION));
        write(THERE.reversed(), packet(2, 92).putInt(4, TOS_SESSION).putInt(8, FROMS_SESSION));
    }

    private void transport(Lane lane, int receiver, long counter, int length) throws IOException {
        write(lane, packet(4, length).putInt(4, receiver).putLong(8, counter));
    }

    private ByteBuffer packet(int type, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, type);
    }

    private void write(Lane lane, ByteBuffer packet) throws IOException {
        capture.write(NOW, lane, packet);
    }
}
