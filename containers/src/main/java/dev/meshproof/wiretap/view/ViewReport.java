package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.packet.ByteStatistics;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.search.Form;
import java.util.List;
import java.util.Map;

/**
 * What was seen. Packets are numbered from 1 in the order in which they came.
 *
 * @param bytes of packets, with nothing around them
 * @param handshakesSeen whether it could be told which sessions no handshake announced
 * @param lanes in the order in which they appeared
 * @param findings how many of each kind there are; kinds of which there are none are left out
 * @param examples the first of each kind
 * @param hits how often a canary was found
 * @param firstHits the first of them
 * @param hitsBy how often each canary was found in each form; what was not found is left out
 */
public record ViewReport(
        long packets,
        long bytes,
        boolean handshakesSeen,
        List<LaneReport> lanes,
        Map<Finding.Kind, Long> findings,
        List<LaneFinding> examples,
        long hits,
        List<Hit> firstHits,
        List<HitCount> hitsBy) {
    /**
     * What was seen of one lane.
     *
     * @param findings how many of each kind were made of it; kinds of which there are none are left out
     * @param sealed how even the sealed bytes of transport packets are
     */
    public record LaneReport(
            Lane lane,
            Map<PacketKind, Tally.Count> counts,
            Map<Finding.Kind, Long> findings,
            ByteStatistics.Result sealed) {}

    /** A finding with where it was made. */
    public record LaneFinding(Lane lane, Finding finding) {
        @Override
        public String toString() {
            return "packet " + finding.packet() + " (" + lane + "): "
                    + finding.kind().text() + ": " + finding.detail();
        }
    }

    /**
     * A canary where none may be.
     *
     * @param packet in which it ends
     * @param offset where in that packet it begins; negative if it was before it
     */
    public record Hit(String canary, Form form, Lane lane, long packet, int offset) {
        @Override
        public String toString() {
            return "packet " + packet + " (" + lane + "): canary " + canary + " as " + form.text() + " at byte "
                    + offset;
        }
    }

    /** How often a canary was found in one form. */
    public record HitCount(String canary, Form form, long hits) {}

    /** Packets and bytes of one kind over all lanes. */
    public Tally.Count count(PacketKind kind) {
        return lanes.stream()
                .map(lane -> lane.counts().getOrDefault(kind, Tally.Count.NONE))
                .reduce(Tally.Count.NONE, Tally.Count::plus);
    }
}
