package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** tailscaled's proxies. */
final class Proxies {
    static final List<Rule> RULES = List.of(Proxies::missing, Proxies::open);

    private static final Set<ClaimId> THROUGH = EnumSet.of(
            ClaimId.REACHABLE_BY_ADDRESS,
            ClaimId.REACHABLE_BY_NAME,
            ClaimId.RELAYED,
            ClaimId.ATTRIBUTED,
            ClaimId.TAILNET_EXPOSES_ONLY_DECLARED);

    private Proxies() {}

    private static Optional<Diagnosis> missing(Suspect suspect) {
        if (!suspect.is(THROUGH)) {
            return Optional.empty();
        }
        return suspect.pair()
                .flatMap(pair -> suspect.replica(pair.from()))
                .flatMap(from -> suspect.sockets(from).flatMap(table -> missing(from, table)));
    }

    private static Optional<Diagnosis> missing(ReplicaPlan from, Sighting<Answer.Sockets> table) {
        if (from.tailnet().socks5() instanceof Fact.Known<Tailnet.HostPort> known) {
            return Listening.on(table.answer(), known.value().port()).isEmpty()
                    ? Optional.of(new Diagnosis(
                            "no SOCKS5 proxy listens in " + from.id() + ", where its SDL has one at " + known.value(),
                            "start tailscaled so that it stays",
                            Optional.of(known.at()),
                            List.of(table.seq())))
                    : Optional.empty();
        }
        return Optional.of(new Diagnosis(
                "no SOCKS5 proxy is known of " + from.id() + ", so nothing gets from it into the tailnet: "
                        + ((Fact.Unknown<?>) from.tailnet().socks5()).why(),
                "start tailscaled with --socks5-server=localhost:1055",
                Optional.of(Spots.of(from, from.tailnet().daemon())),
                List.of(table.seq())));
    }

    private static Optional<Diagnosis> open(Suspect suspect) {
        if (suspect.claim() != ClaimId.PROXY_PRIVATE) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        List<Sighting<Answer.Attempts>> reached = suspect
                .seen(
                        from -> true,
                        what -> what.equals(new Question.ConnectToProxies(replica.id())),
                        Answer.Attempts.class)
                .stream()
                .filter(s -> s.answer().attempts().stream().anyMatch(Proxies::isReached))
                .toList();
        return reached.stream()
                .flatMap(s -> s.answer().attempts().stream())
                .filter(Proxies::isReached)
                .findFirst()
                .map(attempt -> new Diagnosis(
                        "the " + attempt.what() + " of " + replica.id() + " listens on "
                                + where(suspect, replica, attempt.port())
                                + ": whoever reaches the container uses the tailnet through it",
                        "let it listen on localhost",
                        Optional.of(Spots.of(replica, replica.tailnet().socks5())),
                        reached.stream().map(Sighting::seq).toList()));
    }

    private static boolean isReached(Answer.Attempt attempt) {
        return attempt.answer() instanceof Answer.Reached;
    }

    private static String where(Suspect suspect, ReplicaPlan replica, int port) {
        String addresses = suspect.sockets(replica)
                .map(table -> Listening.on(table.answer(), port).stream()
                        .map(s -> s.localAddress().matches("[0:]*:[0:]*")
                                ? "0.0.0.0:%d and [::]:%d".formatted(port, port)
                                : Listening.words(s))
                        .distinct()
                        .collect(Collectors.joining(", ")))
                .orElse("");
        return addresses.isEmpty() ? "port " + port + " of every address" : addresses;
    }
}
