package dev.meshproof.reports.timeline;

import java.util.Arrays;

/** Where lines lie in a file: the last so many of those that were added. Takes some 30 bytes for each, and no text. */
final class Positions {
    private final int most;
    private long[] offset = new long[16];
    private int[] length = new int[16];
    private long[] number = new long[16];
    private Level[] level = new Level[16];
    private long added;

    /**
     * A line.
     *
     * @param offset of its first byte in the file
     * @param length bytes, without the line feed
     * @param number from 1
     */
    record Position(long offset, int length, long number, Level level) {}

    Positions(int most) {
        this.most = most;
    }

    void add(long at, int bytes, long line, Level how) {
        int slot = (int) (added % most);
        if (slot == offset.length) {
            int room = Math.min(most, 2 * slot);
            offset = Arrays.copyOf(offset, room);
            length = Arrays.copyOf(length, room);
            number = Arrays.copyOf(number, room);
            level = Arrays.copyOf(level, room);
        }
        offset[slot] = at;
        length[slot] = bytes;
        number[slot] = line;
        level[slot] = how;
        added++;
    }

    boolean isFull() {
        return added >= most;
    }

    int size() {
        return (int) Math.min(added, most);
    }

    /** @param i from 0, which is the oldest that is kept */
    Position get(int i) {
        int slot = (int) ((Math.max(0, added - most) + i) % most);
        return new Position(offset[slot], length[slot], number[slot], level[slot]);
    }
}
