package dev.meshproof.wire;

/** Bytes in order, growing up to a limit. For one thread at a time. */
public final class RingBuffer {
    private final int limit;
    private byte[] bytes = new byte[1024];
    private int from;
    private int size;

    /** @param limit in bytes */
    public RingBuffer(int limit) {
        this.limit = limit;
    }

    public int size() {
        return size;
    }

    public int room() {
        return limit - size;
    }

    /** @throws IllegalArgumentException if {@code length} is more than {@link #room()} */
    public void put(byte[] source, int offset, int length) {
        if (length > room()) {
            throw new IllegalArgumentException(length + " bytes where there is room for " + room());
        }
        if (size + length > bytes.length) {
            grow(size + length);
        }
        int at = (from + size) % bytes.length;
        int first = Math.min(length, bytes.length - at);
        System.arraycopy(source, offset, bytes, at, first);
        System.arraycopy(source, offset + first, bytes, 0, length - first);
        size += length;
    }

    /** Takes at most {@code length} bytes and says how many. */
    public int take(byte[] target, int offset, int length) {
        int taken = Math.min(length, size);
        int first = Math.min(taken, bytes.length - from);
        System.arraycopy(bytes, from, target, offset, first);
        System.arraycopy(bytes, 0, target, offset + first, taken - first);
        size -= taken;
        from = size == 0 ? 0 : (from + taken) % bytes.length;
        return taken;
    }

    private void grow(int needed) {
        int length = bytes.length;
        while (length < needed) {
            length *= 2;
        }
        byte[] larger = new byte[Math.min(length, Math.max(limit, needed))];
        int kept = take(larger, 0, size);
        bytes = larger;
        from = 0;
        size = kept;
    }
}
