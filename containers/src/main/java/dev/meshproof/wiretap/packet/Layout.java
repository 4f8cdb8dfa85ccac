package dev.meshproof.wiretap.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where things are in packets; all lengths in bytes. */
final class Layout {
    static final int INITIATION = 148;
    static final int RESPONSE = 92;
    static final int COOKIE = 64;
    static final int TRANSPORT_HEADER = 16;
    static final int TAG = 16;
    static final int TRANSPORT_LEAST = TRANSPORT_HEADER + TAG;
    static final int DISCO_MAGIC = 6;
    static final int DISCO_HEADER = DISCO_MAGIC + 32 + 24;
    static final int DISCO_LEAST = DISCO_HEADER + 16;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Layout() {}

    static int littleInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long littleLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** "TS", a speech balloon in UTF-8. */
    static boolean isDisco(byte[] bytes, int from, int length) {
        return length >= DISCO_MAGIC
                && littleInt(bytes, from) == 0x9ff05354
                && bytes[from + 4] == (byte) 0x92
                && bytes[from + 5] == (byte) 0xac;
    }
}
