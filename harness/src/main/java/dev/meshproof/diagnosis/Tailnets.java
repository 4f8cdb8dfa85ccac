package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Subject;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What peers reach of each other, by which path, and whom the policy admits. */
final class Tailnets {
    static final List<Rule> RULES = List.of(Tailnets::more, Tailnets::outsider, Tailnets::direct, Tailnets::denied);

    /** Every node has it, and answers nobody there but whom the policy admits. */
    private static final String PEER_API = "PeerAPI";

    private static final Set<ClaimId> CARRIED =
            EnumSet.of(ClaimId.REACHABLE_BY_ADDRESS, ClaimId.REACHABLE_BY_NAME, ClaimId.ATTRIBUTED, ClaimId.RELAYED);

    private Tailnets() {}

    private static Optional<Diagnosis> more(Suspect suspect) {
        Optional<Subject.Pair> pair = suspect.pair();
        if (suspect.claim() != ClaimId.TAILNET_EXPOSES_ONLY_DECLARED || pair.isEmpty()) {
            return Optional.empty();
        }
        ReplicaId to = pair.get().to();
        List<Sighting<Answer.Attempts>> seen = suspect.seen(
                new Vantage.Sandbox(pair.get().from())::equals,
                what -> what instanceof Question.TailnetPorts ports
                        && ports.of().equals(to),
                Answer.Attempts.class);
        String reached = seen.stream()
                .flatMap(s -> s.answer().attempts().stream())
                .filter(attempt -> attempt.answer() instanceof Answer.Reached)
                .filter(attempt -> !attempt.what().equals(PEER_API))
                .map(attempt -> attempt.port() + " (" + attempt.what() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return reached.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        policy(suspect.plan()) + " admits peers to more of " + to + " than its SDL exposes: port "
                                + reached,
                        "admit peers to the exposed ports only, and let `tailscale serve` publish nothing else",
                        place(suspect, to),
                        seen.stream().map(Sighting::seq).toList()));
    }

    private static Optional<Diagnosis> outsider(Suspect suspect) {
        if (suspect.claim() != ClaimId.OUTSIDER_DENIED || suspect.violated().isEmpty()) {
            return Optional.empty();
        }
        ReplicaId to = suspect.replicas().get(0).id();
        return Optional.of(new Diagnosis(
                policy(suspect.plan()) + " lets outsiders get at " + to + ": "
                        + suspect.violated().get(0).outcome().seen(),
                "admit those users only that are meant to reach it",
                place(suspect, to),
                suspect.observationsOfViolated()));
    }

    private static Optional<Diagnosis> direct(Suspect suspect) {
        if (suspect.claim() != ClaimId.RELAYED
                || suspect.pair().isEmpty()
                || suspect.violated().isEmpty()) {
            return Optional.empty();
        }
        Subject.Pair pair = suspect.pair().get();
        String provider = suspect.plan().providerOf(pair.from());
        boolean together = provider.equals(suspect.plan().providerOf(pair.to()));
        return Optional.of(new Diagnosis(
                together
                        ? pair.from() + " and " + pair.to() + " are both on " + provider
                                + ", where tailscaled finds a path that is no relay's: "
                                + suspect.violated().get(0).outcome().seen()
                        : "a path leads from " + pair.from() + " to " + pair.to() + " that is no relay's: "
                                + suspect.violated().get(0).outcome().seen(),
                together ? "place them on different providers" : "see which network both of them are on",
                suspect.replica(pair.to()).map(ReplicaPlan::at),
                suspect.observationsOfViolated()));
    }

    /** All else is as it should be, so that nothing is left but the policy. */
    private static Optional<Diagnosis> denied(Suspect suspect) {
        Optional<Subject.Pair> pair = suspect.pair();
        if (!suspect.is(CARRIED) || pair.isEmpty() || suspect.plan().policy().isEmpty()) {
            return Optional.empty();
        }
        ReplicaId from = pair.get().from();
        ReplicaId to = pair.get().to();
        List<Long> seen = new ArrayList<>();
        for (ReplicaPlan replica : suspect.replicas()) {
            Optional<Sighting<Answer.TailscaledStatus>> status =
                    suspect.status(replica).filter(s -> s.answer().state().equals("Running"));
            if (status.isEmpty()) {
                return Optional.empty();
            }
            seen.add(status.get().seq());
        }
        List<Sighting<Answer>> silent = through(suspect, from, to).stream()
                .filter(s -> s.answer() instanceof Answer.TimedOut || s.answer() instanceof Answer.ProxyRefused)
                .toList();
        List<Sighting<Answer.Reached>> own =
                suspect.seen(new Vantage.Sandbox(to)::equals, Tailnets::isOnLoopback, Answer.Reached.class);
        if (silent.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        silent.forEach(s -> seen.add(s.seq()));
        own.forEach(s -> seen.add(s.seq()));
        boolean back = through(suspect, to, from).stream().anyMatch(s -> s.answer() instanceof Answer.Reached);
        return Optional.of(new Diagnosis(
                policy(suspect.plan()) + " does not admit " + from + " to " + to
                        + (back ? ", only the other way round" : "")
                        + ": both are online and the service answers on its own loopback, but nothing gets through",
                "let the policy admit it",
                place(suspect, to),
                seen));
    }

    private static List<Sighting<Answer>> through(Suspect suspect, ReplicaId from, ReplicaId to) {
        List<Integer> ports = suspect.replica(to).map(ReplicaPlan::tcpPorts).orElse(List.of());
        return suspect.seen(new Vantage.Sandbox(from)::equals, what -> leadsTo(what, to, ports), Answer.class);
    }

    private static boolean leadsTo(Question what, ReplicaId to, List<Integer> ports) {
        if (what instanceof Question.HttpThroughSocks5 http) {
            return ports.contains(http.port()) && isOf(http.to(), to);
        }
        return what instanceof Question.GreetThroughSocks5 greet
                && ports.contains(greet.port())
                && isOf(greet.to(), to);
    }

    private static boolean isOf(Target target, ReplicaId to) {
        return target.equals(new Target.TailnetAddress(to)) || target.equals(new Target.TailnetName(to));
    }

    private static boolean isOnLoopback(Question what) {
        return what instanceof Question.Http http && http.to() instanceof Target.Loopback
                || what instanceof Question.Greet greet && greet.to() instanceof Target.Loopback;
    }

    private static String policy(LabPlan plan) {
        return plan.policy().map(policy -> "the policy " + policy.file()).orElse("the lab's own policy");
    }

    /** The policy as a whole, or the service where nobody wrote one. */
    private static Optional<Position> place(Suspect suspect, ReplicaId to) {
        return suspect.plan()
                .policy()
                .map(policy -> new Position(policy.file(), 1, 1))
                .or(() -> suspect.replica(to).map(ReplicaPlan::at));
    }
}
