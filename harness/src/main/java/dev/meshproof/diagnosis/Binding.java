package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Answer.Socket;
import dev.meshproof.probe.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a service listens, and where it should. */
final class Binding {
    /** It listens, and at the wrong address. */
    static final List<Rule> ELSEWHERE =
            List.of(eachPort(Binding::open), eachPort(Binding::deaf), eachPort(Binding::shut));

    /** It does not listen. */
    static final List<Rule> NOWHERE = List.of(eachPort(Binding::nowhere));

    private static final Set<ClaimId> HIDDEN = EnumSet.of(
            ClaimId.BOUND_TO_LOOPBACK,
            ClaimId.UNREACHABLE_ON_PROVIDER,
            ClaimId.UNREACHABLE_ACROSS_PROVIDERS,
            ClaimId.UNREACHABLE_THROUGH_INGRESS,
            ClaimId.UNREACHABLE_FROM_OUTSIDE);

    private static final Set<ClaimId> REACHED = EnumSet.of(
            ClaimId.REACHABLE_BY_ADDRESS,
            ClaimId.REACHABLE_BY_NAME,
            ClaimId.BOUND_TO_LOOPBACK,
            ClaimId.ATTRIBUTED,
            ClaimId.RELAYED,
            ClaimId.OUTSIDER_DENIED,
            ClaimId.TAILNET_EXPOSES_ONLY_DECLARED);

    private static final Set<ClaimId> ANSWERED = EnumSet.of(ClaimId.ANSWERS_SIBLINGS, ClaimId.ANSWERS_THROUGH_INGRESS);

    /** One TCP port of a replica, with its socket table. */
    private record Served(ReplicaPlan replica, int port, Sighting<Answer.Sockets> table) {
        List<Socket> listeners() {
            return Listening.on(table.answer(), port);
        }

        Optional<Diagnosis> because(String cause, String remedy, String... mentioned) {
            return Optional.of(new Diagnosis(
                    cause, remedy, Optional.of(Spots.mention(replica, port, mentioned)), List.of(table.seq())));
        }
    }

    private Binding() {}

    private static Rule eachPort(BiFunction<Suspect, Served, Optional<Diagnosis>> rule) {
        return suspect -> reached(suspect).stream()
                .flatMap(replica -> suspect.sockets(replica).stream()
                        .flatMap(table -> replica.tcpPorts().stream().map(port -> new Served(replica, port, table))))
                .flatMap(served -> rule.apply(suspect, served).stream())
                .findFirst();
    }

    /** Whose service is to be reached, or is not to be. */
    private static List<ReplicaPlan> reached(Suspect suspect) {
        return suspect.replicas().stream().limit(1).toList();
    }

    private static Optional<Diagnosis> open(Suspect suspect, Served served) {
        if (!suspect.is(HIDDEN)) {
            return Optional.empty();
        }
        for (Socket socket : served.listeners()) {
            if (Listening.isWildcard(socket)) {
                return served.because(
                        "the service of " + served.replica().id() + " listens on " + Listening.words(socket)
                                + ", which is every address of its container",
                        "bind it to 127.0.0.1",
                        "0.0.0.0",
                        "::");
            }
            if (!Listening.isLoopback4(socket) && !Listening.isLoopback6(socket)) {
                return address(served, socket);
            }
        }
        return Optional.empty();
    }

    /** Peers come from tailscaled, which hands them on to 127.0.0.1. */
    private static Optional<Diagnosis> deaf(Suspect suspect, Served served) {
        List<Socket> listeners = served.listeners();
        boolean heard = listeners.isEmpty()
                || listeners.stream().anyMatch(s -> Listening.isLoopback4(s) || Listening.isWildcard(s));
        if (heard || !suspect.is(REACHED)) {
            return Optional.empty();
        }
        Socket first = listeners.get(0);
        return Listening.isLoopback6(first)
                ? served.because(
                        "the service of " + served.replica().id() + " listens on " + Listening.words(first)
                                + " only, and tailscaled hands connections on to 127.0.0.1",
                        "bind it to 127.0.0.1",
                        "::1")
                : address(served, first);
    }

    private static Optional<Diagnosis> address(Served served, Socket socket) {
        return served.because(
                "the service of " + served.replica().id() + " listens on " + Listening.words(socket)
                        + ", the container's own address, which its provider reaches and tailscaled does not use",
                "bind it to 127.0.0.1",
                "hostname -i",
                "hostname -I",
                socket.localAddress());
    }

    /** Who is not private is to be found at the container's address. */
    private static Optional<Diagnosis> shut(Suspect suspect, Served served) {
        List<Socket> listeners = served.listeners();
        boolean loopbackOnly = !listeners.isEmpty()
                && listeners.stream().allMatch(s -> Listening.isLoopback4(s) || Listening.isLoopback6(s));
        return suspect.is(ANSWERED) && loopbackOnly
                ? served.because(
                        "the service of " + served.replica().id() + " listens on " + Listening.words(listeners.get(0))
                                + " only, where nobody from outside of its container gets",
                        "bind it to 0.0.0.0",
                        "127.0.0.1",
                        "localhost",
                        "::1")
                : Optional.empty();
    }

    private static Optional<Diagnosis> nowhere(Suspect suspect, Served served) {
        if (!served.listeners().isEmpty() || !(suspect.is(REACHED) || suspect.is(ANSWERED))) {
            return Optional.empty();
        }
        ReplicaPlan replica = served.replica();
        List<Socket> others = others(suspect, served);
        if (!others.isEmpty()) {
            return served.because(
                    "nothing listens on port " + served.port() + " of " + replica.id() + "; something listens on "
                            + others.stream().map(Listening::words).distinct().collect(Collectors.joining(", ")),
                    "let the service listen on port " + served.port() + ", or expose the port that it has",
                    others.stream().map(s -> "" + s.localPort()).toArray(String[]::new));
        }
        Circumstances circumstances = suspect.of(replica);
        return served.because(
                "nothing listens on port " + served.port() + " of " + replica.id()
                        + ", nor on any other port that could be"
                        + " its service's: it was never started, or has ended"
                        + circumstances
                                .exitCode()
                                .map(code -> " (exit code " + code + ")")
                                .orElse("")
                        + Lines.ofOthers(circumstances.lastLines())
                                .map(line -> "; its log ends with: " + line)
                                .orElse(""),
                "start the service, and let its container last as long");
    }

    /** Those that are nobody's we know: not of another exposed port, and none of tailscaled's. */
    private static List<Socket> others(Suspect suspect, Served served) {
        ReplicaPlan replica = served.replica();
        Set<Integer> known = suspect.observations(
                        from -> true,
                        what -> what instanceof Question.Scan scan && scan.of().equals(replica.id()))
                .flatMap(o -> o.answer() instanceof Answer.Scan scan ? scan.open().stream() : Stream.<OpenPort>empty())
                .filter(open -> open.owner() == OpenPort.Owner.PEER_API || open.owner() == OpenPort.Owner.PROXY)
                .map(OpenPort::port)
                .collect(Collectors.toSet());
        known.addAll(replica.tcpPorts());
        if (replica.tailnet().socks5() instanceof Fact.Known<Tailnet.HostPort> socks5) {
            known.add(socks5.value().port());
        }
        List<Socket> all = Listening.tcp(served.table().answer()).stream()
                .filter(s -> !known.contains(s.localPort()))
                .toList();
        List<Socket> named = all.stream()
                .filter(s -> replica.mentions().stream().anyMatch(m -> m.text().equals("" + s.localPort())))
                .toList();
        List<Socket> loopback = all.stream().filter(Listening::isLoopback4).toList();
        return !named.isEmpty() ? named : !loopback.isEmpty() ? loopback : List.of();
    }
}
