package dev.meshproof.probe;

import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.derp.DerpClient;
import dev.meshproof.wiretap.capture.Trouble;
import dev.meshproof.wiretap.view.CaptureScan;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions of what a relay sees, and of whom it lets see it. */
final class RelayViews {
    private static final int EXAMPLES = 20;

    private final Surroundings surroundings;
    private final Wiretaps wiretaps;
    private final Canaries canaries;

    RelayViews(Surroundings surroundings, Wiretaps wiretaps, Canaries canaries) {
        this.surroundings = surroundings;
        this.wiretaps = wiretaps;
        this.canaries = canaries;
    }

    Answer counts(Ask ask) throws ProbeUnavailable {
        relay(ask.from());
        return wiretaps.counts(surroundings.place(ask.from()), ask.limit());
    }

    /** As long as the relay takes to let the connection go, or to go on with it. */
    Answer plaintext(Ask ask) throws ProbeUnavailable, IOException {
        DerpClient client = new DerpClient(canaries.random());
        String nobody = DerpClient.nobodysKey(canaries.random());
        String canary = canaries.next();
        try (Socket relay = connect(ask)) {
            byte[] packet = Canaries.ascii("GET /" + canary + " HTTP/1.1\r\nHost: " + canary + "\r\n\r\n");
            return new Answer.Plaintext(client.key(), nobody, canary, client.introduceAndSend(relay, nobody, packet));
        }
    }

    Answer stranger(Ask ask) throws ProbeUnavailable, IOException {
        DerpClient client = new DerpClient(canaries.random());
        try (Socket relay = connect(ask)) {
            return new Answer.Stranger(client.key(), client.introduce(relay));
        }
    }

    private Socket connect(Ask ask) throws ProbeUnavailable, IOException {
        return surroundings.relayTls(ask.from(), relay(ask.from()), ask.limit());
    }

    Answer view(Ask ask, boolean only) throws ProbeUnavailable, IOException {
        List<Answer.Sought> sought = canaries.all();
        List<Path> files = surroundings.relayCapture(relay(ask.from()));
        if (files.isEmpty()) {
            return new Answer.ProbeFailed("the wiretap of " + relay(ask.from()) + " has kept nothing");
        }
        return view(files, sought, only);
    }

    /** @param sought what is sought, in this order */
    static Answer.RelayView view(List<Path> files, List<Answer.Sought> sought, boolean only) throws IOException {
        CaptureScan scan = CaptureScan.of(
                files,
                Canaries.search(sought.stream().map(Answer.Sought::canary).toList()),
                only);
        ViewReport view = scan.view();
        return new Answer.RelayView(
                view.packets(),
                view.bytes(),
                view.handshakesSeen(),
                view.lanes().stream().map(RelayViews::lane).toList(),
                sought,
                hits(view),
                Stream.concat(
                                view.firstHits().stream()
                                        .map(ViewReport.Hit::toString)
                                        .limit(EXAMPLES),
                                view.examples().stream()
                                        .map(ViewReport.LaneFinding::toString)
                                        .limit(EXAMPLES))
                        .toList(),
                scan.removed().packets(),
                trouble(scan));
    }

    /** The newest file was copied while it grew, and may end within a packet. */
    private static String trouble(CaptureScan scan) {
        List<String> troubles = new ArrayList<>();
        for (int i = 0; i < scan.files().size(); i++) {
            Trouble trouble = scan.files().get(i).trouble();
            if (trouble != null && !(trouble.cutOff() && i == scan.files().size() - 1)) {
                troubles.add(scan.files().get(i).file().getFileName() + ": " + trouble);
            }
        }
        return String.join("; ", troubles);
    }

    static List<CanaryHits> hits(ViewReport view) {
        return view.hitsBy().stream()
                .map(hit -> new CanaryHits(hit.canary(), hit.form().text(), hit.hits()))
                .toList();
    }

    private static Answer.ViewedLane lane(ViewReport.LaneReport lane) {
        Map<String, Amount> kinds = new LinkedHashMap<>();
        lane.counts().forEach((kind, count) -> kinds.put(kind.text(), new Amount(count.packets(), count.bytes())));
        Map<String, Long> findings = lane.findings().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().text(), Map.Entry::getValue, Long::sum, LinkedHashMap::new));
        return new Answer.ViewedLane(
                new RelayLane(
                        lane.lane().pair().source().toString(),
                        lane.lane().pair().destination().toString(),
                        lane.lane().direction().text(),
                        kinds),
                findings,
                lane.sealed().bytes(),
                lane.sealed().chiSquared());
    }

    private static String relay(Vantage from) throws ProbeUnavailable {
        if (from instanceof Vantage.RelayHost host) {
            return host.relay();
        }
        throw new ProbeUnavailable("a relay's wiretap is asked from beside the relay, not from " + from);
    }
}
