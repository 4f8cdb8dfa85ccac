package dev.meshproof.wiretap.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many needles in one pass, without looking at every byte.
 *
 * <p>It looks at eight bytes at every n-th place only, where n is so small that every occurrence of every needle covers one
 * such place whole: n = shortest - 7, and at most 16. The eight bytes there must be those of a needle at one of its first n
 * places. A filter of bits, small enough for the first-level cache, says no to nearly all others; a table of the eight bytes
 * says which needle it may be, where; comparing the whole needle decides. (Wu and Manber's idea of blocks, with blocks as
 * long as a register.) Each occurrence is reported once, those that overlap too.
 *
 * <p>Immutable; for any number of threads.
 */
public final class NeedleSearch {
    /** The shortest needle that can be looked for, in bytes. */
    public static final int SHORTEST = 8;

    private static final int GRAM = 8;
    private static final int WIDEST_STEP = 16;
    private static final int BITS_FOR_EACH = 32;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Needle[] needles;
    private final int step;
    private final int longest;
    private final long[] filter;
    private final int filterShift;
    private final long[] grams;
    /** For each gram the first of its entries and one more; 0 where there is no gram. */
    private final int[] first;
    /** For each entry, needle by needle and place by place: the next of the same gram and one more. */
    private final int[] next;

    /** @throws IllegalArgumentException if a needle has fewer than 8 bytes */
    public NeedleSearch(List<Needle> needles) {
        this.needles = needles.toArray(new Needle[0]);
        int shortest = Integer.MAX_VALUE;
        int most = 0;
        for (Needle needle : this.needles) {
            if (needle.bytes().length < SHORTEST) {
                throw new IllegalArgumentException(
                        needle + " has " + needle.bytes().length + " bytes, expected " + SHORTEST + " or more");
            }
            shortest = Math.min(shortest, needle.bytes().length);
            most = Math.max(most, needle.bytes().length);
        }
        longest = most;
        step = Math.min(WIDEST_STEP, shortest - GRAM + 1);
        int entries = Math.max(1, needles.size() * step);
        filter = new long[powerOfTwo(entries * BITS_FOR_EACH) / Long.SIZE];
        filterShift = Long.SIZE - Integer.numberOfTrailingZeros(filter.length * Long.SIZE);
        grams = new long[powerOfTwo(2 * entries)];
        first = new int[grams.length];
        next = new int[entries];
        for (int needle = 0; needle < this.needles.length; needle++) {
            for (int place = 0; place < step; place++) {
                add(gram(this.needles[needle].bytes(), place), needle * step + place);
            }
        }
    }

    private static int powerOfTwo(int least) {
        return Math.max(Long.SIZE, Integer.highestOneBit(2 * least - 1));
    }

    private void add(long gram, int entry) {
        int bit = bit(gram);
        filter[bit >>> 6] |= 1L << bit;
        int slot = slot(gram);
        next[entry] = first[slot];
        grams[slot] = gram;
        first[slot] = entry + 1;
    }

    private int bit(long gram) {
        return (int) ((gram * SPREAD) >>> filterShift);
    }

    /** Where the gram is in the table, or would be. */
    private int slot(long gram) {
        int slot = (int) ((gram * SPREAD) >>> 32) & (grams.length - 1);
        while (first[slot] != 0 && grams[slot] != gram) {
            slot = (slot + 1) & (grams.length - 1);
        }
        return slot;
    }

    private static long gram(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** The length of the longest needle in bytes; 0 if there is none. */
    public int longest() {
        return longest;
    }

    /** Reports all that lies from one place up to another, with its place in the array. */
    public void scan(byte[] bytes, int from, int to, HitSink sink) {
        if (needles.length == 0) {
            return;
        }
        int last = to - GRAM;
        for (int at = from; at <= last; at += step) {
            long gram = gram(bytes, at);
            int bit = bit(gram);
            if ((filter[bit >>> 6] >>> bit & 1) != 0) {
                look(bytes, from, to, at, gram, sink);
            }
        }
    }

    private void look(byte[] bytes, int from, int to, int at, long gram, HitSink sink) {
        for (int entry = first[slot(gram)]; entry != 0; entry = next[entry - 1]) {
            Needle needle = needles[(entry - 1) / step];
            int begins = at - (entry - 1) % step;
            int ends = begins + needle.bytes().length;
            if (begins >= from
                    && ends <= to
                    && Arrays.equals(bytes, begins, ends, needle.bytes(), 0, needle.bytes().length)) {
                sink.hit(needle, begins);
            }
        }
    }
}
