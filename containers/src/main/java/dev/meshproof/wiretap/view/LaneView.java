package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.packet.ByteStatistics;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.packet.Sequence;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.search.HitSink;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.NeedleStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one lane. */
final class LaneView {
    private final Lane lane;
    private final Findings findings;
    private final Sequence sequence;
    private final Tally tally = new Tally();
    private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
    private @Nullable ByteStatistics statistics;
    /** Data, foreign packets and all others are streams of their own: what is said in between does not interrupt them. */
    private final NeedleStream data;

    private final NeedleStream foreign;
    private final NeedleStream others;

    LaneView(Lane lane, NeedleSearch search, Findings findings, boolean handshakesSeen) {
        this.lane = lane;
        this.findings = findings;
        this.sequence = new Sequence(this::found, handshakesSeen);
        this.data = new NeedleStream(search);
        this.foreign = new NeedleStream(search);
        this.others = new NeedleStream(search);
    }

    private void found(Finding finding) {
        found.merge(finding.kind(), 1L, Long::sum);
        findings.add(lane, finding);
    }

    Sequence sequence() {
        return sequence;
    }

    void take(PacketView packet, long number, HitSink hits) {
        PacketKind kind = packet.kind();
        tally.add(kind, packet.length());
        if (lane.isKnown()) {
            sequence.take(packet, number);
        } else if (kind == PacketKind.FOREIGN) {
            // What belongs to different pairs has no sequence that could be checked.
            found(new Finding(Finding.Kind.FOREIGN, number, packet.packet().toString()));
        }
        if (kind == PacketKind.TRANSPORT) {
            ByteStatistics counted = statistics;
            if (counted == null) {
                counted = new ByteStatistics();
                statistics = counted;
            }
            counted.add(packet);
        }
        NeedleStream stream = switch (kind) {
            case TRANSPORT -> data;
            case FOREIGN -> foreign;
            case INITIATION, RESPONSE, COOKIE, DISCO -> others;
        };
        stream.scan(packet.bytes(), packet.from(), packet.from() + packet.length(), hits);
    }

    ViewReport.LaneReport report() {
        ByteStatistics counted = statistics;
        return new ViewReport.LaneReport(
                lane,
                tally.counts(),
                Collections.unmodifiableMap(new EnumMap<>(found)),
                counted == null ? new ByteStatistics().result() : counted.result());
    }
}
