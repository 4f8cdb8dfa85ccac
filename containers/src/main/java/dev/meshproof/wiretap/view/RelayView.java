package dev.meshproof.wiretap.view;

import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.packet.Sequence;
import dev.meshproof.wiretap.search.Form;
import dev.meshproof.wiretap.search.Needle;
import dev.meshproof.wiretap.search.NeedleSearch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes packet after packet, and can say at any time what was seen so far. Lanes beyond the first 4,096 are counted and
 * searched together as {@link Lane#UNKNOWN}; one takes some 10 KiB of memory. For one thread.
 */
public final class RelayView {
    private static final int MOST_LANES = 4096;

    private final NeedleSearch search;
    private final boolean handshakesSeen;
    private final Map<Lane, LaneView> lanes = new LinkedHashMap<>();
    private final Findings findings = new Findings();
    private final List<ViewReport.Hit> firstHits = new ArrayList<>();
    private final Map<String, Map<Form, Long>> hitsBy = new LinkedHashMap<>();
    private final PacketView view = new PacketView();
    private long packets;
    private long bytes;
    private long hits;

    /**
     * Begins with nothing seen.
     *
     * @param handshakesSeen as for {@link Sequence}
     */
    public RelayView(NeedleSearch search, boolean handshakesSeen) {
        this.search = search;
        this.handshakesSeen = handshakesSeen;
    }

    /** Takes what is between position and limit, which stay as they are. */
    public void take(Lane lane, ByteBuffer packet) {
        take(lane, view.on(packet));
    }

    /** Takes part of an array. */
    public void take(Lane lane, byte[] in, int from, int length) {
        take(lane, view.on(in, from, length));
    }

    /** Takes a packet that somebody looks at already. */
    public void take(Lane lane, PacketView packet) {
        packets++;
        bytes += packet.length();
        LaneView known = lanes.get(lane);
        LaneView on = known == null ? begin(lane) : known;
        on.take(packet, packets, (needle, at) -> hit(needle, lane, at));
    }

    private LaneView begin(Lane lane) {
        if (lanes.size() >= MOST_LANES && lane.isKnown()) {
            LaneView together = lanes.get(Lane.UNKNOWN);
            return together == null ? begin(Lane.UNKNOWN) : together;
        }
        LaneView begun = new LaneView(lane, search, findings, handshakesSeen);
        lanes.put(lane, begun);
        LaneView back = lanes.get(lane.reversed());
        if (back != null && lane.isKnown()) {
            Sequence.link(begun.sequence(), back.sequence());
        }
        return begun;
    }

    private void hit(Needle needle, Lane lane, int at) {
        hitsBy.computeIfAbsent(needle.canary(), canary -> new EnumMap<>(Form.class))
                .merge(needle.form(), 1L, Long::sum);
        if (++hits <= Findings.KEPT) {
            firstHits.add(new ViewReport.Hit(needle.canary(), needle.form(), lane, packets, at));
        }
    }

    public ViewReport report() {
        return new ViewReport(
                packets,
                bytes,
                handshakesSeen,
                lanes.values().stream().map(LaneView::report).toList(),
                findings.counts(),
                findings.first(),
                hits,
                List.copyOf(firstHits),
                hitsBy.entrySet().stream()
                        .flatMap(canary -> canary.getValue().entrySet().stream()
                                .map(form -> new ViewReport.HitCount(canary.getKey(), form.getKey(), form.getValue())))
                        .toList());
    }
}
