package dev.meshproof.reports.timeline;

import java.util.Arrays;

/** From which byte on one log was written when. Not thread-safe. */
final class Times {
    /** Where no time is known. */
    static final long UNKNOWN = -1;

    private long[] millis = new long[8];
    private long[] from = new long[8];
    private int size;

    /** Entries come in the order of both; what goes back is none of ours and ignored. */
    void add(long ms, long offset) {
        if (size > 0 && (offset < from[size - 1] || ms < millis[size - 1])) {
            return;
        }
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
        }
        millis[size] = ms;
        from[size++] = offset;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** When the byte at a place was written, in milliseconds since the run's start, or {@link #UNKNOWN}. */
    long at(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? UNKNOWN : millis[low - 1];
    }
}
