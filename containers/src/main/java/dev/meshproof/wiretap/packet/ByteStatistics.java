package dev.meshproof.wiretap.packet;

/**
 * How evenly the bytes of sealed data are spread over the 256 values: Pearson's chi-squared against all alike, which good
 * ciphertext is. Supporting evidence and never a proof: compressed data looks much the same. For one thread.
 */
public final class ByteStatistics {
    private static final int VALUES = 256;
    private static final int FOLD_AFTER = 1 << 30;

    /** Four tables, so that equal bytes in a row do not wait for each other. */
    private final int[] first = new int[VALUES];

    private final int[] second = new int[VALUES];
    private final int[] third = new int[VALUES];
    private final int[] fourth = new int[VALUES];
    private final long[] counts = new long[VALUES];
    private int pending;

    /**
     * What came out.
     *
     * @param bytes how many were looked at
     * @param chiSquared with 255 degrees of freedom; 0 for no bytes
     * @param z how many standard deviations above what is expected of random bytes (Wilson and Hilferty's cube root);
     *     within 4 of 0 for ciphertext, in the hundreds for text
     * @param p how likely random bytes are to come out at least as uneven
     */
    public record Result(long bytes, double chiSquared, double z, double p) {}

    /** Counts the bytes from one place up to another. */
    public void add(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - 8; at += 8) {
            long eight = Layout.littleLong(bytes, at);
            first[(int) eight & 0xff]++;
            second[(int) (eight >>> 8) & 0xff]++;
            third[(int) (eight >>> 16) & 0xff]++;
            fourth[(int) (eight >>> 24) & 0xff]++;
            first[(int) (eight >>> 32) & 0xff]++;
            second[(int) (eight >>> 40) & 0xff]++;
            third[(int) (eight >>> 48) & 0xff]++;
            fourth[(int) (eight >>> 56)]++;
        }
        for (; at < to; at++) {
            first[bytes[at] & 0xff]++;
        }
        pending += Math.max(0, to - from);
        if (pending > FOLD_AFTER) {
            fold();
        }
    }

    /** Counts the ciphertext of a transport packet with its tag. */
    public void add(PacketView transport) {
        add(transport.bytes(), transport.from() + PacketView.SEALED, transport.from() + transport.length());
    }

    private void fold() {
        for (int value = 0; value < VALUES; value++) {
            counts[value] += (long) first[value] + second[value] + third[value] + fourth[value];
            first[value] = 0;
            second[value] = 0;
            third[value] = 0;
            fourth[value] = 0;
        }
        pending = 0;
    }

    public Result result() {
        fold();
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0) {
            return new Result(0, 0, 0, 1);
        }
        double expected = (double) total / VALUES;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        double freedom = VALUES - 1.0;
        double spread = 2 / (9 * freedom);
        double z = (Math.cbrt(sum / freedom) - (1 - spread)) / Math.sqrt(spread);
        return new Result(total, sum, z, Normal.above(z));
    }
}
