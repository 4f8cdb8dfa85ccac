package dev.meshproof.wiretap.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A file's bytes in large pieces, which stay in the second-level cache. A mapping would die with a file that is cut short. */
final class BlockSource implements Closeable {
    private static final int PIECE = 256 << 10;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private byte[] bytes = new byte[PIECE];
    private int at;
    private int limit;
    private long passed;
    private boolean swapped;

    BlockSource(InputStream in) {
        this.in = in;
    }

    /** Whether numbers are big-endian from now on. */
    void swapped(boolean is) {
        swapped = is;
    }

    /** How many bytes come next without reading: all that the file still has, if it is less than what is asked for. */
    int ensure(int count) throws IOException {
        if (limit - at < count) {
            refill(count);
        }
        return limit - at;
    }

    private void refill(int count) throws IOException {
        byte[] into = count > bytes.length ? new byte[Math.max(count, 2 * bytes.length)] : bytes;
        System.arraycopy(bytes, at, into, 0, limit - at);
        bytes = into;
        limit -= at;
        passed += at;
        at = 0;
        while (limit < count) {
            int more = in.read(bytes, limit, bytes.length - limit);
            if (more < 0) {
                return;
            }
            limit += more;
        }
    }

    void skip(int count) {
        at += count;
    }

    /** Where the next byte is in the file. */
    long position() {
        return passed + at;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next byte is in the array. */
    int at() {
        return at;
    }

    int intAt(int place) {
        int value = (int) INT.get(bytes, at + place);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    int unsigned16(int place) {
        short value = (short) SHORT.get(bytes, at + place);
        return (swapped ? Short.reverseBytes(value) : value) & 0xffff;
    }

    long longAt(int place) {
        long low = intAt(swapped ? place + 4 : place) & 0xffffffffL;
        return (long) intAt(swapped ? place : place + 4) << 32 | low;
    }

    byte[] copy(int place, int length) {
        return Arrays.copyOfRange(bytes, at + place, at + place + length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
