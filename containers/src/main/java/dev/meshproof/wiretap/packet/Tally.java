package dev.meshproof.wiretap.packet;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Packets and bytes by kind. For one thread; what {@link #counts} returns is a copy. */
public final class Tally {
    private static final PacketKind[] KINDS = PacketKind.values();

    private final long[] packets = new long[KINDS.length];
    private final long[] bytes = new long[KINDS.length];

    /** @param bytes of the packets, with nothing around them */
    public record Count(long packets, long bytes) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(packets + other.packets, bytes + other.bytes);
        }
    }

    public void add(PacketKind kind, int length) {
        packets[kind.ordinal()]++;
        bytes[kind.ordinal()] += length;
    }

    public long packets(PacketKind kind) {
        return packets[kind.ordinal()];
    }

    /** What has come, by kind; kinds that have not are left out. */
    public Map<PacketKind, Count> counts() {
        Map<PacketKind, Count> counts = new EnumMap<>(PacketKind.class);
        for (PacketKind kind : KINDS) {
            if (packets[kind.ordinal()] > 0) {
                counts.put(kind, new Count(packets[kind.ordinal()], bytes[kind.ordinal()]));
            }
        }
        return Collections.unmodifiableMap(counts);
    }
}
