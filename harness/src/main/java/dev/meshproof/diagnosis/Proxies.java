package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Socks5Proxy;
import dev.meshproof.probe.Vantage;
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

    private static final String START = "start tailscaled with --socks5-server=localhost:1055";

    private Proxies() {}

    private static Optional<Diagnosis> missing(Suspect suspect) {
        return suspect.is(THROUGH)
                ? suspect.pair()
                        .flatMap(pair -> suspect.replica(pair.from()))
                        .flatMap(from -> from.tailnet().socks5() instanceof Fact.Known<Tailnet.HostPort> known
                                ? notThere(suspect, from, known)
                                : none(suspect, from).or(() -> unknown(suspect, from)))
                : Optional.empty();
    }

    private static Optional<Diagnosis> notThere(Suspect suspect, ReplicaPlan from, Fact.Known<Tailnet.HostPort> known) {
        return suspect.sockets(from)
                .filter(table ->
                        Listening.on(table.answer(), known.value().port()).isEmpty())
                .map(table -> new Diagnosis(
                        "no SOCKS5 proxy listens in " + from.id() + ", where its SDL has one at " + known.value(),
                        "start tailscaled so that it stays",
                        Optional.of(known.at()),
                        List.of(table.seq())));
    }

    /** The prober has looked at tailscaled's arguments. */
    private static Optional<Diagnosis> none(Suspect suspect, ReplicaPlan from) {
        List<Sighting<Answer.NoProxy>> seen =
                suspect.seen(new Vantage.Sandbox(from.id())::equals, what -> true, Answer.NoProxy.class);
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        "--socks5-server is missing: tailscaled of " + from.id()
                                + " runs without a SOCKS5 proxy, so that nothing gets through one from it into the tailnet",
                        START,
                        Optional.of(Spots.of(from, from.tailnet().daemon())),
                        seen.stream().map(Sighting::seq).toList()));
    }

    private static Optional<Diagnosis> unknown(Suspect suspect, ReplicaPlan from) {
        return suspect
                .seen(new Vantage.Sandbox(from.id())::equals, Proxies::isThroughProxy, Answer.ProbeFailed.class)
                .stream()
                .filter(failed -> failed.answer().why().contains(Socks5Proxy.UNREAD))
                .findFirst()
                .map(failed -> new Diagnosis(
                        "no SOCKS5 proxy is known of " + from.id() + ", so nothing gets from it into the tailnet: "
                                + ((Fact.Unknown<?>) from.tailnet().socks5()).why(),
                        START,
                        Optional.of(Spots.of(from, from.tailnet().daemon())),
                        List.of(failed.seq())));
    }

    private static boolean isThroughProxy(Question what) {
        return what instanceof Question.HttpThroughSocks5 || what instanceof Question.GreetThroughSocks5;
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
