package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Answer.OpenPort.Owner;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a scan of all of a replica's ports found, and what of it the SDL accounts for. */
record OpenPorts(Vantage from, ReplicaPlan replica, Target target) {
    private static final int ALL = 65_535;
    private static final Set<OpenPort.Then> TURNED_AWAY = Set.of(OpenPort.Then.RESET, OpenPort.Then.CLOSED);

    Expectation accountedFor() {
        return Expectation.nothing(
                        "of all 65,535 TCP ports at " + Words.of(target) + " none is open to " + Words.of(from)
                                + " that the SDL does not account for",
                        ask(),
                        scanned(this::accountedFor))
                .at(replica.at());
    }

    /** Where the replica exposes none it is that its address answers at all: a refused port is an answer. */
    Expectation hears() {
        List<Integer> exposed = replica.tcpPorts();
        return Expectation.something(
                exposed.isEmpty()
                        ? "the scan is answered by each port at " + Words.of(target) + ", if only by a refusal"
                        : "the scan finds the canary, or the service, at " + Words.of(target) + ", port "
                                + words(exposed),
                ask(),
                scanned(scan -> {
                    List<Integer> missed = exposed.stream()
                            .filter(port -> scan.open().stream().noneMatch(open -> open.port() == port))
                            .toList();
                    if (!missed.isEmpty()) {
                        return new Violated("nothing at port " + words(missed));
                    }
                    return complete(scan) ? new Holds(words(scan)) : new Violated(words(scan));
                }));
    }

    private Ask ask() {
        return Asks.scan(from, replica.id(), target);
    }

    private Outcome accountedFor(Answer.Scan scan) {
        List<OpenPort> stray = new ArrayList<>();
        List<OpenPort> mute = new ArrayList<>();
        for (OpenPort open : scan.open()) {
            if (open.owner() == Owner.PEER_API && open.then() == OpenPort.Then.SILENT) {
                mute.add(open);
            } else if (!isAccountedFor(open)) {
                stray.add(open);
            }
        }
        if (!stray.isEmpty()) {
            return new Violated(ports(stray));
        }
        return mute.isEmpty()
                ? judgeable(scan)
                : new Unknown(
                        "tailscaled's PeerAPI took the connection and neither answered nor closed it: " + ports(mute));
    }

    /** Proxies are another claim's, of those who have them to have them private. */
    private boolean isAccountedFor(OpenPort open) {
        return switch (open.owner()) {
            case CANARY -> true;
            case PEER_API -> TURNED_AWAY.contains(open.then());
            case PROXY -> replica.intent() == Intent.PRIVATE;
            case OTHER -> !Exposed.toNobody(replica) && replica.tcpPorts().contains(open.port());
        };
    }

    private static Outcome judgeable(Answer.Scan scan) {
        return complete(scan) ? new Holds(words(scan)) : new Unknown("the scan is not complete: " + words(scan));
    }

    private static boolean complete(Answer.Scan scan) {
        return scan.tried() == ALL && scan.silent() == 0;
    }

    private static Function<Answer, Outcome> scanned(Function<Answer.Scan, Outcome> test) {
        return answer -> answer instanceof Answer.Scan scan ? test.apply(scan) : Words.unexpected(answer);
    }

    private static String words(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static String words(Answer.Scan scan) {
        return scan.tried() + " ports tried at " + scan.at()
                + (scan.silent() == 0 ? "" : ", " + scan.silent() + " of them neither accepted nor refused")
                + ", open: "
                + (scan.open().isEmpty() ? "none" : ports(scan.open()));
    }

    private static String ports(List<OpenPort> open) {
        return open.stream()
                .map(port -> port.port() + " ("
                        + switch (port.owner()) {
                            case CANARY -> "the canary";
                            case PEER_API -> "tailscaled's PeerAPI, " + then(port);
                            case PROXY -> "a proxy of tailscaled, " + then(port);
                            case OTHER -> then(port);
                        }
                        + ")")
                .collect(Collectors.joining(", "));
    }

    private static String then(OpenPort open) {
        return switch (open.then()) {
            case ANSWERED ->
                "it answered: "
                        + open.beginning().lines().findFirst().orElse("").strip();
            case RESET -> "it reset the connection";
            case CLOSED -> "it closed the connection";
            case SILENT -> "it took the connection and said nothing";
        };
    }
}
