package dev.meshproof.wiretap.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds what a relay lets out from one node to another against what it took in: each packet comes out as it went in, and in
 * the same order. Of a packet it remembers 64 bits that depend on all of it, of the newest 4,096 that have not come out: as
 * many as may be in sockets' buffers on both sides of a relay, some 100 bytes of memory each. For one thread.
 */
public final class Passage {
    static final int MOST_WAITING = 4096;

    private final Finding.Sink findings;
    private final long seed;
    private final Map<Long, Place> waiting = new LinkedHashMap<>();
    private long in;
    private long out;
    private long forgotten;
    private long furthest;

    /** Where it was in the order; equal packets wait together. */
    private record Place(long number, int packets) {}

    /**
     * What came of it.
     *
     * @param in packets that went in
     * @param out packets that came out, all of them
     * @param waiting packets that went in and have not come out: on their way, or dropped
     * @param forgotten those among them that have made room for newer ones
     */
    public record Counts(long in, long out, long waiting, long forgotten) {}

    /**
     * Begins with no packet on its way.
     *
     * @param seed any random number; with another one other packets have the same 64 bits
     */
    public Passage(Finding.Sink findings, long seed) {
        this.findings = findings;
        this.seed = seed;
    }

    /** Takes a packet on its way in. */
    public void in(PacketView packet) {
        in++;
        waiting.merge(fingerprint(packet), new Place(in, 1), (old, now) -> new Place(old.number, old.packets + 1));
        if (waiting.size() > MOST_WAITING) {
            Iterator<Place> oldest = waiting.values().iterator();
            forgotten += oldest.next().packets;
            oldest.remove();
        }
    }

    /**
     * Takes a packet on its way out.
     *
     * @param number of the packet, for findings
     */
    public void out(PacketView packet, long number) {
        out++;
        long fingerprint = fingerprint(packet);
        Place place = waiting.remove(fingerprint);
        if (place == null) {
            findings.found(new Finding(
                    Finding.Kind.NEVER_ENTERED,
                    number,
                    packet.kind().text() + " of " + packet.length() + " bytes, " + packet.packet()
                            + (forgotten == 0 ? "" : "; " + forgotten + " of those that entered are forgotten")));
            return;
        }
        if (place.packets > 1) {
            waiting.put(fingerprint, new Place(place.number, place.packets - 1));
        }
        if (place.number < furthest) {
            findings.found(new Finding(
                    Finding.Kind.OVERTAKEN,
                    number,
                    packet.kind().text() + " " + packet.packet() + " went in as number " + place.number
                            + " and came out after " + furthest));
        }
        furthest = Math.max(furthest, place.number);
    }

    public Counts counts() {
        long now = waiting.values().stream().mapToLong(Place::packets).sum();
        return new Counts(in, out, now + forgotten, forgotten);
    }

    private long fingerprint(PacketView packet) {
        byte[] bytes = packet.bytes();
        int at = packet.from();
        int end = at + packet.length();
        long hash = seed + packet.length();
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = step(hash, Layout.littleLong(bytes, at));
        }
        for (; at < end; at++) {
            hash = step(hash, bytes[at]);
        }
        return mixed(hash);
    }

    /** For any hash before, different bits give different hashes: no single change is lost. */
    private static long step(long hash, long bits) {
        return Long.rotateLeft((hash ^ bits) * 0x9e3779b97f4a7c15L, 29);
    }

    /** Every bit of the result depends on every bit (the finalizer of MurmurHash3, in the variant of SplittableRandom). */
    private static long mixed(long bits) {
        long some = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long more = (some ^ (some >>> 27)) * 0x94d049bb133111ebL;
        return more ^ (more >>> 31);
    }
}
