package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import dev.meshproof.wiretap.packet.Finding;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.packet.Passage;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.view.RelayView;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every packet that passes: counted both ways, kept and checked on its way in, and held against that on its way out. Should
 * the disk refuse a packet, traffic goes on, and the report says that the capture ends there. For the forwarder's thread.
 */
final class Sightings {
    private static final int MOST_LANES = 4096;
    private static final int MOST_PASSAGES = 1024;

    private final Events events;
    private final Addresses addresses;
    private final RotatingCapture capture;
    private final RelayView view;
    private final long seed;
    private final Map<Lane, Tally> tallies = new LinkedHashMap<>();
    private final Map<Pair, Passage> passages = new LinkedHashMap<>();
    private final Map<Pair, Long> neverEntered = new HashMap<>();
    private final Troubles findings;
    private final PacketView packet = new PacketView();
    private long unheld;
    private long numbered;
    private @Nullable String trouble;
    private boolean unwritten;

    /** @param handshakesSeen whether this is the only relay */
    Sightings(Events events, Addresses addresses, RotatingCapture capture, boolean handshakesSeen, long seed) {
        this.events = events;
        this.addresses = addresses;
        this.capture = capture;
        this.view = new RelayView(new NeedleSearch(List.of()), handshakesSeen);
        this.seed = seed;
        this.findings = new Troubles(events, "finding");
    }

    Addresses addresses() {
        return addresses;
    }

    /** A node has sent it. */
    PacketKind sent(Lane lane, ByteBuffer bytes) {
        PacketKind kind = count(lane, bytes);
        view.take(lane, packet);
        if (trouble == null) {
            try {
                capture.write(events.now(), lane, bytes);
                unwritten = true;
            } catch (IOException e) {
                fail(e);
            }
        }
        return kind;
    }

    /** It goes into the relay. */
    void enters(Pair pair, ByteBuffer bytes) {
        Passage passage = passage(pair);
        if (passage != null) {
            passage.in(packet.on(bytes));
        }
    }

    /** It has come out of the relay. */
    PacketKind leaves(Lane lane, ByteBuffer bytes) {
        PacketKind kind = count(lane, bytes);
        Passage passage = passage(lane.pair());
        if (passage != null) {
            passage.out(packet, ++numbered);
        }
        return kind;
    }

    /** Looks at the packet, which {@link #packet} shows from then on. */
    private PacketKind count(Lane lane, ByteBuffer bytes) {
        PacketKind kind = packet.on(bytes).kind();
        Tally tally = tallies.get(lane);
        if (tally == null) {
            Lane kept = tallies.size() < MOST_LANES ? lane : Lane.UNKNOWN;
            tally = tallies.computeIfAbsent(kept, l -> new Tally());
        }
        tally.add(kind, bytes.remaining());
        return kind;
    }

    private @Nullable Passage passage(Pair pair) {
        Passage known = passages.get(pair);
        if (known == null && passages.size() < MOST_PASSAGES && !pair.equals(Lane.UNKNOWN.pair())) {
            known = new Passage(finding -> found(pair, finding), seed);
            passages.put(pair, known);
        }
        unheld += known == null ? 1 : 0;
        return known;
    }

    private void found(Pair pair, Finding finding) {
        if (finding.kind() == Finding.Kind.NEVER_ENTERED) {
            neverEntered.merge(pair, 1L, Long::sum);
        }
        findings.add(
                finding.kind().text(),
                "packet " + finding.packet() + " (" + new Lane(pair, Direction.FROM_RELAY) + "): " + finding.detail());
    }

    /** Puts on disk what is not there yet. */
    void flush() {
        if (unwritten && trouble == null) {
            try {
                capture.flush();
                unwritten = false;
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private void fail(IOException e) {
        String why = String.valueOf(e.getMessage());
        trouble = why;
        events.say("capture-failed", json -> json.put("why", why));
    }

    void close() throws IOException {
        capture.close();
    }

    void write(Json json) {
        ViewReport report = view.report();
        json.objects("lanes", tallies.entrySet(), (o, lane) -> lane(o, lane.getKey(), lane.getValue()));
        json.objects("sealed", report.lanes(), (o, lane) -> {
            lane(o, lane.lane());
            o.put("bytes", lane.sealed().bytes())
                    .put("chiSquared", lane.sealed().chiSquared());
        });
        json.objects("passages", passages.entrySet(), (o, passage) -> {
            Passage.Counts counts = passage.getValue().counts();
            o.put("source", passage.getKey().source().toString());
            o.put("destination", passage.getKey().destination().toString());
            o.put("in", counts.in()).put("out", counts.out());
            o.put("waiting", counts.waiting()).put("forgotten", counts.forgotten());
            o.put("neverEntered", neverEntered.getOrDefault(passage.getKey(), 0L));
        });
        json.put("unheld", unheld);
        json.object("findings", o -> {
            report.findings().forEach((kind, count) -> o.put(kind.text(), count));
            findings.counts().forEach(o::put);
        });
        json.texts(
                "examples",
                report.examples().stream().map(ViewReport.LaneFinding::toString).toList());
        json.texts("passageExamples", findings.first());
        json.object("capture", o -> {
            o.texts(
                    "files",
                    capture.files().stream()
                            .map(f -> f.getFileName().toString())
                            .toList());
            o.put("removedPackets", capture.removed().packets())
                    .put("removedBytes", capture.removed().bytes());
            if (trouble != null) {
                o.put("trouble", trouble);
            }
        });
    }

    private static void lane(Json json, Lane lane) {
        json.put("source", lane.pair().source().toString());
        json.put("destination", lane.pair().destination().toString());
        json.put("direction", lane.isKnown() ? lane.direction().text() : "unknown");
    }

    private static void lane(Json json, Lane lane, Tally tally) {
        lane(json, lane);
        json.object(
                "kinds",
                kinds -> tally.counts()
                        .forEach((kind, count) -> kinds.object(
                                kind.text(),
                                o -> o.put("packets", count.packets()).put("bytes", count.bytes()))));
    }
}
