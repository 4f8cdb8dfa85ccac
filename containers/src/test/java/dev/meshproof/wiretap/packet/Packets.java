package dev.meshproof.wiretap.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Packets as WireGuard and tailscale write them, with noise for what is sealed. */
public final class Packets {
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private Packets() {}

    private static ByteBuffer noise(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static byte[] initiation(int sender) {
        return noise(148).putInt(0, 1).putInt(4, sender).array();
    }

    public static byte[] response(int sender, int receiver) {
        return noise(92).putInt(0, 2).putInt(4, sender).putInt(8, receiver).array();
    }

    public static byte[] cookie(int receiver) {
        return noise(64).putInt(0, 3).putInt(4, receiver).array();
    }

    public static byte[] transport(int receiver, long counter, int content) {
        return noise(32 + content)
                .putInt(0, 4)
                .putInt(4, receiver)
                .putLong(8, counter)
                .array();
    }

    public static byte[] disco(int content) {
        return noise(78 + content)
                .putInt(0, 0x9ff05354)
                .put(4, (byte) 0x92)
                .put(5, (byte) 0xac)
                .array();
    }

    public static byte[] cut(byte[] packet, int length) {
        return Arrays.copyOf(packet, length);
    }
}
