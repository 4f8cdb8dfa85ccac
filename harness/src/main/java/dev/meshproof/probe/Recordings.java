package dev.meshproof.probe;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wiretap.capture.CaptureReader;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.view.RelayView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What passed the loopbacks of two sandboxes meanwhile, searched as what a relay saw is. */
final class Recordings {
    private static final int PACKETS = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** How long tcpdump may take to see what has passed. */
    private static final Duration LATE = Duration.ofSeconds(8);

    private final Place source;
    private final Place destination;
    private int atSource = -1;
    private int atDestination = -1;

    Recordings(Place source, Place destination) {
        this.source = source;
        this.destination = destination;
    }

    /**
     * Begins, and returns once both capture.
     *
     * @param sourcePort from which the proxy was connected to
     * @param destinationPort to which tailscaled connects
     */
    void begin(int sourcePort, int destinationPort) {
        var here = start(source, sourcePort);
        var there = start(destination, destinationPort);
        atSource = here.join().id();
        atDestination = there.join().id();
    }

    private static CompletableFuture<AgentReply.Recording> start(Place at, int port) {
        return at.agent()
                .ask(new AgentRequest.StartRecording("tcp port " + port, PACKETS, LONGEST), LATE.multipliedBy(3));
    }

    /** What was found at both ends; nothing where nothing was begun. */
    record Found(List<CanaryHits> atSource, List<CanaryHits> atDestination) {
        static final Found NOTHING = new Found(List.of(), List.of());
    }

    /** @param least bytes that passed each of the loopbacks */
    Found end(int least, NeedleSearch search) throws IOException {
        if (atSource < 0 || atDestination < 0) {
            return Found.NOTHING;
        }
        var here = end(source, atSource, least);
        var there = end(destination, atDestination, least);
        return new Found(hits(here.join(), search), hits(there.join(), search));
    }

    private static CompletableFuture<AgentReply.Recorded> end(Place at, int id, int least) {
        return at.agent().ask(new AgentRequest.EndRecording(id, least, LATE), LATE.multipliedBy(3));
    }

    private static List<CanaryHits> hits(AgentReply.Recorded recorded, NeedleSearch search) throws IOException {
        RelayView view = new RelayView(search, false);
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(recorded.capture()))) {
            CapturedPacket packet = reader.packet();
            while (reader.next()) {
                view.take(packet.lane(), packet.bytes(), packet.from(), packet.length());
            }
        }
        return RelayViews.hits(view.report());
    }
}
