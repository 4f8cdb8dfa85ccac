package dev.meshproof.wiretap.capture;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The options of one block; of one that stands twice, the first. What is broken ends them. */
final class Options {
    private final Map<Integer, byte[]> values = new HashMap<>();
    private final boolean swapped;

    /**
     * @param from where they begin in the block
     * @param to where they end
     */
    Options(BlockSource block, int from, int to, boolean swapped) {
        this.swapped = swapped;
        int at = from;
        while (at + 4 <= to) {
            int code = block.unsigned16(at);
            int length = block.unsigned16(at + 2);
            if (code == Pcapng.END_OF_OPTIONS || at + 4 + length > to) {
                return;
            }
            values.putIfAbsent(code, block.copy(at + 4, length));
            at += 4 + Pcapng.padded(length);
        }
    }

    /** Empty if it is not there. */
    String text(int code) {
        byte[] value = values.get(code);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    Face.Clock clock() {
        byte[] resolution = values.get(Pcapng.INTERFACE_RESOLUTION);
        byte[] offset = values.get(Pcapng.INTERFACE_OFFSET);
        return new Face.Clock(
                resolution == null || resolution.length != 1 ? Face.Clock.DEFAULT.resolution() : resolution[0] & 0xff,
                offset == null || offset.length != 8 ? 0 : seconds(offset));
    }

    private long seconds(byte[] offset) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (offset[swapped ? i : 7 - i] & 0xff);
        }
        return value;
    }
}
