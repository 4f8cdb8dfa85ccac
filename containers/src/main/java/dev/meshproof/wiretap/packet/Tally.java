package dev.meshproof.wiretap.packet;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Packets and bytes by kind. For one thread; what {@link #counts} returns is a copy. */
public final class Tally {
    private final Map<PacketKind, Cell> cells = new EnumMap<>(PacketKind.class);

    private static final class Cell {
        private long packets;
        private long bytes;
    }

    /**
     * How many there were.
     *
     * @param bytes of the packets, with nothing around them
     */
    public record Count(long packets, long bytes) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(packets + other.packets, bytes + other.bytes);
        }
    }

    public void add(PacketKind kind, int length) {
        Cell cell = cells.get(kind);
        if (cell == null) {
            cell = new Cell();
            cells.put(kind, cell);
        }
        cell.packets++;
        cell.bytes += length;
    }

    /** What has come, by kind; kinds that have not are left out. */
    public Map<PacketKind, Count> counts() {
        Map<PacketKind, Count> counts = new EnumMap<>(PacketKind.class);
        cells.forEach((kind, cell) -> counts.put(kind, new Count(cell.packets, cell.bytes)));
        return Collections.unmodifiableMap(counts);
    }
}
